import "server-only";
import * as z from "zod";
import {
  haveOwnKeys,
  haveRoom,
  longestIntroduction,
  longestIntroductions,
  longestSectionTitle,
  mostSections,
  SectionKey,
} from "@/features/questions/section-schema";

const SectionItem = z
  .strictObject({
    id: SectionKey,
    title: z.string().max(longestSectionTitle).default(""),
    introduction: z.string().max(longestIntroduction).default(""),
  })
  .transform(({ id, ...section }) => ({ key: id, ...section }));

/** The sections of a `.quiz.yaml` file, in their order. */
export const SectionItems = z
  .array(SectionItem)
  .max(mostSections, `must hold at most ${mostSections} sections.`)
  .refine(haveOwnKeys, "must have an id of its own in each entry.")
  .refine(haveRoom, `must have introductions of at most ${longestIntroductions} characters together.`)
  .default([]);

interface Sectioned {
  sections: readonly { key: string }[];
  questions: readonly { section?: string | undefined }[];
}

/** Where there are sections each question names one of them, and none where there are none. */
export function checkSections({ sections, questions }: Sectioned, context: z.RefinementCtx): void {
  const named = new Set(sections.map(({ key }) => key));
  const none = "has a section, but the file has no sections.";
  const other = "must have the id of one of the sections as its section.";
  for (const [index, { section }] of questions.entries()) {
    if (section === undefined ? named.size === 0 : named.has(section)) continue;
    context.addIssue({ code: "custom", path: ["questions", index], message: named.size === 0 ? none : other });
  }
}
