import "server-only";
import { LRUCache } from "lru-cache";
import { ImportError } from "@/features/interchange/import-error";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { type Reference, readReferences } from "@/features/media/server/content/references";
import { doTask } from "@/features/media/server/thread/content-tasks";
import { askThread, takesLong } from "@/features/media/server/thread/content-thread";

/** A text is looked at more than once on its way in. */
const recent = new LRUCache<string, readonly Reference[]>({
  maxSize: 4_000_000,
  sizeCalculation: (found, source) => source.length + found.length * 100 + 1,
});

/** Parsing is dear, and most short texts have nothing that could be an address. */
const mayHold = (source: string): boolean => /\]\(|\]:|<[a-z]|::/i.test(source);

/** Every address in a text, in its order. @throws ImportError for a text that is nested too deeply. */
export function findReferences(source: string, file: string): readonly Reference[] {
  if (!mayHold(source)) return [];
  const known = recent.get(source);
  if (known !== undefined) return known;
  collectGarbage();
  const found = read(source, file);
  recent.set(source, found);
  return found;
}

/** The same beside the event loop where it takes long; none in a text that no parser reads, or none in time. */
export async function findReferencesBeside(source: string): Promise<readonly Reference[]> {
  if (!mayHold(source)) return [];
  const known = recent.get(source);
  if (known !== undefined) return known;
  const task = { kind: "references", source } as const;
  const found = (await (takesLong(source) ? askThread(task) : doTask(task))) ?? [];
  recent.set(source, found);
  return found;
}

function read(source: string, file: string): Reference[] {
  try {
    return readReferences(source);
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError("This text is nested too deeply to be read.", file);
    throw error;
  }
}

/** The text with each address replaced by what `decide` gives for it; null leaves it. */
export function rewriteReferences(
  source: string,
  file: string,
  decide: (reference: Reference) => string | null,
): string {
  let result = "";
  let from = 0;
  for (const reference of findReferences(source, file)) {
    const replacement = decide(reference);
    if (replacement === null || reference.start < from) continue;
    result += source.slice(from, reference.start) + replacement;
    from = reference.end;
  }
  return result + source.slice(from);
}

/** A course path as it may be in a Markdown link or an HTML attribute. */
export function toDestination(path: string): string {
  return path.replace(
    /[\s()<>"'\\%#?[\]`&*|]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}

/** Where an address points inside the course: its path without query and fragment, or null when it leads elsewhere. */
export function localPath(url: string): { path: string; suffix: string; fromRoot: boolean } | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//") || url.startsWith("#") || url.trim() === "") return null;
  const cut = url.search(/[?#]/);
  const bare = cut < 0 ? url : url.slice(0, cut);
  if (bare === "") return null;
  let decoded = bare.replace(/\\([!-/:-@[-`{-~])/g, "$1");
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A lone percent sign stands for itself.
  }
  const suffix = cut < 0 ? "" : url.slice(cut);
  return { path: decoded.normalize("NFC"), suffix, fromRoot: decoded.startsWith("/") };
}

/** `path` seen from `folder`, both relative to the course root; null when it climbs out. */
export function resolvePath(folder: string, path: string): string | null {
  const steps = path.startsWith("/") || folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return null;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** The folder part of a path, "" at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}
