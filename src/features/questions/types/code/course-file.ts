import "server-only";
import * as z from "zod";
import { text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type RubricDocument, RubricItem, rubricDocument, rubricFields, rubricOf } from "../../shared/rubric-file";
import { readCode } from "./body";
import { type CodeLanguage, codeLanguages } from "./languages";

interface CodeDocument {
  code: {
    /** Null for another one. */
    language: CodeLanguage | null;
    /** What students begin with. */
    starter: string;
    /** As Markdown. */
    graderNotes: string;
    /** What the program may print, and what is said of it. None where a person grades. */
    outputs: { text: string; feedback: string }[];
  };
  /** Absent where there is none. */
  rubric?: RubricDocument;
}

const languages = Object.keys(codeLanguages) as CodeLanguage[];

const item = z
  .strictObject({
    type: z.literal("code"),
    ...markedItem,
    language: z
      .enum(languages, { error: `must be one of ${languages.join(", ")}, or left out.` })
      .nullable()
      .default(null),
    starter: text.default(""),
    graderNotes: text.default(""),
    rubric: RubricItem.optional(),
    outputs: z
      .array(z.strictObject({ text: title, feedback: text.default("") }))
      .max(100)
      .default([]),
  })
  .refine(
    ({ outputs, penalty }) => outputs.length > 0 || penalty === 0,
    "can't have a penalty where a person grades: give it outputs, or leave the penalty out.",
  );

export const codeFile: CourseFileCodec<typeof item, CodeDocument> = {
  item,
  read: ({ language, starter, graderNotes, outputs, rubric }) => ({
    code: { language, starter, graderNotes, outputs },
    ...(rubric && { rubric }),
  }),
  write: ({ code: { language, starter, graderNotes, outputs }, rubric }) => ({
    language: language ?? undefined,
    starter: starter || undefined,
    graderNotes: graderNotes || undefined,
    rubric: rubricFields(rubric),
    outputs:
      outputs.length > 0 ? outputs.map(({ text, feedback }) => ({ text, feedback: feedback || undefined })) : undefined,
  }),
  load({ body, answers }) {
    const { language, starter, graderNotes, rubric } = readCode(body);
    const outputs = answers.map(({ text, explanation }) => ({ text, feedback: explanation }));
    return { code: { language, starter, graderNotes, outputs }, ...rubricDocument(rubric) };
  },
  store({ code: { language, starter, graderNotes, outputs }, rubric }) {
    const markedBy = outputs.length > 0 ? "output" : "person";
    return {
      body: { language, starter, markedBy, graderNotes, ...rubricOf(rubric) },
      answers: outputs.map(({ text, feedback }) => ({
        ...{ text, isCorrect: true, explanation: feedback },
        ...{ isCaseSensitive: false, isPattern: false },
      })),
    };
  },
  changeTexts: ({ code }, change) => ({
    code: {
      ...code,
      graderNotes: change(code.graderNotes),
      outputs: code.outputs.map(({ text, feedback }) => ({ text, feedback: change(feedback) })),
    },
  }),
};
