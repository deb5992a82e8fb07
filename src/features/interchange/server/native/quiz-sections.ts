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

interface InSection {
  section?: string | undefined;
}

interface Sectioned {
  sections: readonly { key: string }[];
  draws: readonly InSection[];
  questions: readonly (InSection & { draw?: string | undefined })[];
}

/** Where there are sections each draw, and each question outside of draws, names one of them, and none where there are none. */
export function checkSections({ sections, draws, questions }: Sectioned, context: z.RefinementCtx): void {
  const named = new Set(sections.map(({ key }) => key));
  const none = "has a section, but the file has no sections.";
  const other = "must have the id of one of the sections as its section.";
  const check = ({ section }: InSection, ...path: (string | number)[]) => {
    if (section === undefined ? named.size === 0 : named.has(section)) return;
    context.addIssue({ code: "custom", path, message: named.size === 0 ? none : other });
  };
  for (const [index, draw] of draws.entries()) check(draw, "draws", index);
  for (const [index, question] of questions.entries()) {
    if (question.draw === undefined) check(question, "questions", index);
  }
}
