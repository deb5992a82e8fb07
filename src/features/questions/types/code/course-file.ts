import "server-only";
import * as z from "zod";
import { percentage, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type RubricDocument, RubricItem, rubricDocument, rubricFields, rubricOf } from "../../shared/rubric-file";
import { readCode } from "./body";
import { type CodeLanguage, codeLanguages } from "./languages";

interface OutputDocument {
  /** What the program may print. */
  text: string;
  feedback: string;
  /** Percent of the points that it earns. Absent for all of them: what was imported before there were parts is the same as it was. */
  credit?: number;
}

const allPoints = 100;

interface CodeDocument {
  code: {
    /** Null for another one. */
    language: CodeLanguage | null;
    /** What students begin with. */
    starter: string;
    /** As Markdown. */
    graderNotes: string;
    /** None where a person grades. */
    outputs: OutputDocument[];
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
      .array(
        z
          .strictObject({ text: title, feedback: text.default(""), credit: percentage.default(allPoints) })
          .transform(({ credit, ...rest }): OutputDocument => ({ ...rest, ...(credit < allPoints && { credit }) })),
      )
      .max(100)
      .refine(
        (all) => all.length === 0 || all.some(({ credit }) => credit === undefined),
        "must have at least one output with credit: 100, which is the default.",
      )
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
      outputs.length > 0
        ? outputs.map(({ text, credit, feedback }) => ({ text, credit, feedback: feedback || undefined }))
        : undefined,
  }),
  load({ body, answers }) {
    const { language, starter, graderNotes, rubric } = readCode(body);
    const outputs = answers.map(
      ({ text, explanation, isCorrect, credit }): OutputDocument => ({
        ...{ text, feedback: explanation },
        ...(!isCorrect && { credit: credit.toNumber() }),
      }),
    );
    return { code: { language, starter, graderNotes, outputs }, ...rubricDocument(rubric) };
  },
  store({ code: { language, starter, graderNotes, outputs }, rubric }) {
    const markedBy = outputs.length > 0 ? "output" : "person";
    return {
      body: { language, starter, markedBy, graderNotes, ...rubricOf(rubric) },
      answers: outputs.map(({ text, feedback, credit }) => ({
        ...{ text, isCorrect: credit === undefined, explanation: feedback, credit: credit ?? 0 },
        ...{ isCaseSensitive: false, isPattern: false },
      })),
    };
  },
  changeTexts: ({ code }, change) => ({
    code: {
      ...code,
      graderNotes: change(code.graderNotes),
      outputs: code.outputs.map((output) => ({ ...output, feedback: change(output.feedback) })),
    },
  }),
};
