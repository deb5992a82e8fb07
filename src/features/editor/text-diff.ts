import { diffLines, diffWordsWithSpace } from "diff";

export interface DiffPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Milliseconds after which a comparison gives up: two texts that have little in common. */
const patience = 400;
/** Characters of what stayed that are shown around what changed. */
const around = 60;

/**
 * What differs between two texts, word by word, with a little of what stayed around it: one list a place. Null where they have so
 * little in common that a comparison says nothing.
 */
export function diffTexts(before: string, after: string): DiffPart[][] | null {
  const parts = compareTexts(before, after);
  return parts && placesOf(parts);
}

/** The same with all that stayed. */
export function compareTexts(before: string, after: string): DiffPart[] | null {
  const lines = diffLines(before, after, { timeout: patience });
  if (!lines) return null;
  const parts: DiffPart[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (!line) break;
    if (!line.removed || !next?.added) {
      parts.push(partOf(line));
      continue;
    }
    const words = diffWordsWithSpace(line.value, next.value, { timeout: patience });
    if (!words) return null;
    parts.push(...joinClose(words.map(partOf)));
    at++;
  }
  return parts;
}

/** Characters that stayed between two changes and are too few to read them apart: a space, "a ". */
const between = 3;

/** Changes with next to nothing between them as one: what was there, then what comes in its place. */
function joinClose(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    // A space that both end with stayed.
    const [end = ""] =
      removed !== "" && added !== "" && removed.at(-1) === added.at(-1) ? (/\s$/.exec(added) ?? []) : [];
    const kept = (text: string) => text.slice(0, text.length - end.length);
    if (kept(removed) !== "") joined.push({ kind: "removed", text: kept(removed) });
    if (kept(added) !== "") joined.push({ kind: "added", text: kept(added) });
    [removed, added] = ["", ""];
    return end;
  };
  parts.forEach(({ kind, text }, at) => {
    const isShort = text.length <= between && !text.includes("\n") && at < parts.length - 1;
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (removed + added !== "" && isShort) {
      removed += text;
      added += text;
    } else {
      const end = close();
      joined.push({ kind, text: end + text });
    }
  });
  const end = close();
  if (end !== "") joined.push({ kind: "same", text: end });
  return joined;
}

const partOf = ({ added, removed, value }: { added: boolean; removed: boolean; value: string }): DiffPart => ({
  kind: added ? "added" : removed ? "removed" : "same",
  text: value,
});

/** Splits where a long stretch stayed, and keeps only the ends of it. */
function placesOf(parts: readonly DiffPart[]): DiffPart[][] {
  const places: DiffPart[][] = [];
  let place: DiffPart[] = [];
  parts.forEach((part, index) => {
    if (part.kind !== "same") {
      place.push(part);
      return;
    }
    const hasMore = index < parts.length - 1;
    if (place.length > 0 && hasMore && part.text.length <= 2 * around) {
      place.push(part);
      return;
    }
    if (place.length > 0) places.push([...place, { kind: "same", text: headOf(part.text) }]);
    place = hasMore ? [{ kind: "same", text: tailOf(part.text) }] : [];
  });
  if (place.some(({ kind }) => kind !== "same")) places.push(place);
  return places;
}

const headOf = (text: string): string => (text.length <= around ? text : `${text.slice(0, around)}…`);
const tailOf = (text: string): string => (text.length <= around ? text : `…${text.slice(-around)}`);
