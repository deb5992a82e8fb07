import "server-only";
import type { Section } from "@/features/questions/section-schema";
import type { InSection } from "@/features/questions/sections";
import type { ShownText } from "@/features/questions/shown-question";
import type { Show } from "./show-texts";

/** A section of an attempt. Its questions follow on those of the section before it. */
export interface ShownSection {
  /** Empty: it is known by its number. */
  title: string;
  /** Null for none. */
  introduction: ShownText | null;
  questionCount: number;
}

/** Sections that have questions, in order; none where the assessment has none. */
export function showSections(grouped: readonly InSection<Section, unknown>[], show: Show): ShownSection[] {
  return grouped.flatMap(({ section, items }, at) => {
    if (!section || items.length === 0) return [];
    const { title, introduction } = section;
    const shown = introduction.trim() === "" ? null : show(introduction, `section${at + 1}`);
    return [{ title, introduction: shown, questionCount: items.length }];
  });
}
