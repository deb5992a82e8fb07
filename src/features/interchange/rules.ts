import type { NotCarried } from "./course-document";

/** What a reader of course files finds is written where it is found, in one language, like the diagnoses of a compiler. */
export const findingsLanguage = "en";

/** Entries of a list that say the same thing, with every place that it is said of. */
export interface EntryGroup {
  what: string;
  why: string;
  places: string[];
}

/** A course of hundreds of pages repeats its reasons: each is said once, most frequent first. */
export function groupEntries(entries: readonly NotCarried[]): EntryGroup[] {
  const groups = new Map<string, EntryGroup>();
  for (const { where, what, why } of entries) {
    const key = `${what}\n${why}`;
    const group = groups.get(key) ?? { what, why, places: [] };
    group.places.push(where);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.places.length - a.places.length || (a.what < b.what ? -1 : 1));
}
