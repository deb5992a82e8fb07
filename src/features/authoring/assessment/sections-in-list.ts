import { inSections } from "@/features/questions/sections";
import { movedBefore } from "./rules";

interface Place {
  id: string;
  sectionKey: string | null;
}

/** The heading of a section in the list in which questions are moved. */
export const headingId = (sectionKey: string): string => `section:${sectionKey}`;

const sectionOf = (id: string): string | null => (id.startsWith("section:") ? id.slice("section:".length) : null);

/** Questions by section, each section behind its heading; questions alone where there are no sections. */
export function listWithHeadings(sections: readonly { key: string }[], questions: readonly Place[]): string[] {
  return inSections(sections, questions, ({ sectionKey }) => sectionKey).flatMap(({ section, items }) => [
    ...(section ? [headingId(section.key)] : []),
    ...items.map(({ id }) => id),
  ]);
}

/** The list with a question moved before a row, or to the end. Nothing comes before the first heading. */
export function movedInList(list: readonly string[], id: string, beforeId: string | null): string[] {
  const [first, second] = list;
  const isFirst = beforeId !== null && beforeId === first && sectionOf(beforeId) !== null;
  return movedBefore(list, id, isFirst ? (second === id ? (list[2] ?? null) : (second ?? null)) : beforeId);
}

/** Where a question of the list is: in which section, and before which question of this or a later one. */
export function placeInList(
  list: readonly string[],
  id: string,
): { sectionKey: string | null; beforeId: string | null } {
  const at = list.indexOf(id);
  const headings = list.slice(0, at).flatMap((row) => sectionOf(row) ?? []);
  const next = list.slice(at + 1).find((row) => sectionOf(row) === null);
  return { sectionKey: headings.at(-1) ?? null, beforeId: next ?? null };
}
