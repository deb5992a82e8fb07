import { numberIn } from "../../formats/moodle-xml/elements";
import { decodeEntities } from "../../formats/moodle-xml/entities";

/** What Moodle calls the fields that a Cloze text may have, with their short forms. */
const kinds = {
  text: "SHORTANSWER SA MW",
  exact: "SHORTANSWER_C SAC MWC",
  number: "NUMERICAL NM",
  one: "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS",
  several: "MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS",
} as const;
export type ClozeKind = keyof typeof kinds;
const kindOf = new Map(
  (Object.keys(kinds) as ClozeKind[]).flatMap((kind) => kinds[kind].split(" ").map((name) => [name, kind] as const)),
);

export interface ClozeAnswer {
  /** In percent of the field's share. */
  fraction: number;
  words: string;
  feedback: string;
}

export interface ClozeField {
  kind: ClozeKind;
  weight: number;
  answers: ClozeAnswer[];
}

/** A text in pieces: what is between the fields, and the fields, "{1:SHORTANSWER:=right#feedback~%50%half right}". */
export function splitCloze(text: string): (string | ClozeField)[] {
  const pieces: (string | ClozeField)[] = [];
  const start = /\{(\d*):([A-Z_]+):/g;
  let read = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const kind = kindOf.get(found[2] ?? "");
    const end = kind ? endOfField(text, start.lastIndex) : -1;
    if (!kind || end === -1) continue;
    const answers = answersOf(text.slice(start.lastIndex, end));
    pieces.push(text.slice(read, found.index), { kind, weight: numberIn(found[1]) ?? 1, answers });
    read = end + 1;
    start.lastIndex = read;
  }
  return [...pieces, text.slice(read)];
}

export const hasClozeField = (text: string): boolean =>
  [...text.matchAll(/\{\d*:([A-Z_]+):/g)].some(([, name = ""]) => kindOf.has(name));

/** Of the brace that closes a field, unless a backslash is before it; -1 where another field begins first, or none closes it. */
function endOfField(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "}") return at;
    else if (text[at] === "{" && /^\{\d*:[A-Z]/.test(text.slice(at, at + 12))) return -1;
  }
  return -1;
}

function answersOf(written: string): ClozeAnswer[] {
  return written.split(/(?<!\\)~/).map((each) => {
    const [, sign = "", percent, rest = ""] = /^\s*(=|%(-?\d+(?:[.,]\d*)?)%)?([\s\S]*)$/.exec(each) ?? [];
    const [words = "", feedback = ""] = splitFeedback(rest);
    return { fraction: sign === "=" ? 100 : (numberIn(percent) ?? 0), words: shown(words), feedback: shown(feedback) };
  });
}

/** Feedback begins at the first "#" that neither a backslash nor the "&" of a character reference is before. */
function splitFeedback(words: string): [string, string] {
  const at = words.search(/(?<!\\|&|&amp;)#/);
  return at === -1 ? [words, ""] : [words.slice(0, at), words.slice(at + 1)];
}

const shown = (words: string): string => decodeEntities(words.replace(/\\([}~#{"/])/g, "$1")).trim();
