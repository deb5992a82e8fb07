import "server-only";
import { LRUCache } from "lru-cache";
import { ImportError } from "@/features/interchange/import-error";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { type Reference, readReferences, replaceReferences } from "@/features/media/references";
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
  return replaceReferences(source, findReferences(source, file), decide);
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
