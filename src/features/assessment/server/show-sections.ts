import "server-only";
import type { Section } from "@/features/questions/section-schema";
import type { InSection } from "@/features/questions/sections";
import type { ShownText } from "@/features/questions/shown-question";

/** A section of an attempt. Its questions follow on those of the section before it. */
export interface ShownSection {
  /** Empty: it is known by its number. */
  title: string;
  /** Null for none. */
  introduction: ShownText | null;
  questionCount: number;
}

/** Sections that have questions, in order; none where the assessment has none. */
export function showSections(
  grouped: readonly InSection<Section, unknown>[],
  show: (source: string, id: string) => ShownText,
): ShownSection[] {
  return grouped.flatMap(({ section, items }, at) => {
    if (!section || items.length === 0) return [];
    const { title, introduction } = section;
    const shown = introduction.trim() === "" ? null : show(introduction, `section${at + 1}`);
    return [{ title, introduction: shown, questionCount: items.length }];
  });
}

/** Every text of sections that an attempt, a review or a preview shows. */
export const introductionsOf = (sections: readonly Section[]): string[] =>
  sections.map(({ introduction }) => introduction).filter((source) => source.trim() !== "");
