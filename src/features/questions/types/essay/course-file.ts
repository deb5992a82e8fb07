import "server-only";
import * as z from "zod";
import { text, whole } from "@/lib/yaml-values";
import { type CourseFileCodec, itemOfAll } from "../../course-file-codec";
import { type RubricDocument, RubricItem, rubricDocument, rubricFields, rubricOf } from "../../shared/rubric-file";
import { mostWords, readEssay } from "./body";

interface EssayDocument {
  /** Its limits of words, null for none, and what graders are told (Markdown). */
  essay: { minWords: number | null; maxWords: number | null; graderNotes: string };
  /** Absent where there is none. */
  rubric?: RubricDocument;
}

const words = whole
  .refine((number) => number >= 1 && number <= mostWords, `must be a number of words from 1 to ${mostWords}.`)
  .nullable()
  .default(null);

const item = z
  .strictObject({
    type: z.literal("essay"),
    ...itemOfAll,
    minWords: words,
    maxWords: words,
    graderNotes: text.default(""),
    rubric: RubricItem.optional(),
  })
  .refine(
    ({ minWords, maxWords }) => minWords === null || maxWords === null || minWords <= maxWords,
    "must have a minWords that is not above its maxWords.",
  );

export const essayFile: CourseFileCodec<typeof item, EssayDocument> = {
  item,
  read: ({ minWords, maxWords, graderNotes, rubric }) => ({
    essay: { minWords, maxWords, graderNotes },
    ...(rubric && { rubric }),
  }),
  write: ({ essay: { minWords, maxWords, graderNotes }, rubric }) => ({
    minWords: minWords ?? undefined,
    maxWords: maxWords ?? undefined,
    graderNotes: graderNotes || undefined,
    rubric: rubricFields(rubric),
  }),
  load({ body }) {
    const { rubric, ...essay } = readEssay(body);
    return { essay, ...rubricDocument(rubric) };
  },
  store: ({ essay, rubric }) => ({ answers: [], body: { ...essay, ...rubricOf(rubric) } }),
  changeTexts: ({ essay }, change) => ({ essay: { ...essay, graderNotes: change(essay.graderNotes) } }),
};
