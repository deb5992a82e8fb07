import "server-only";
import * as z from "zod";
import { flag, percentage, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";

export interface AcceptedDocument {
  text: string;
  caseSensitive: boolean;
  isRegex: boolean;
  feedback: string;
  /** Percent of the points that it earns. Absent for all of them: what was imported before there were parts is the same as it was. */
  credit?: number;
}

const allPoints = 100;

/** A text alone, or with what is said of it. */
const Accepted = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({
    text: title,
    caseSensitive: flag.default(false),
    regex: flag.default(false),
    feedback: text.default(""),
    credit: percentage.default(allPoints),
  }),
);

const item = z.strictObject({
  type: z.literal("short-answer"),
  ...markedItem,
  accept: z
    .array(Accepted)
    .min(1, "must have at least one text.")
    .refine(
      (all) => all.some(({ credit }) => credit === allPoints),
      "must have at least one text with credit: 100, which is the default.",
    ),
});

export const shortAnswerFile: CourseFileCodec<typeof item, { accepted: AcceptedDocument[] }> = {
  item,
  read: ({ accept }) => ({
    accepted: accept.map(({ regex, credit, ...accepted }) => ({
      ...{ ...accepted, isRegex: regex },
      ...(credit < allPoints && { credit }),
    })),
  }),
  write: ({ accepted }) => ({
    accept: accepted.map(({ text, caseSensitive, isRegex, feedback, credit }) => ({
      text,
      caseSensitive: caseSensitive || undefined,
      regex: isRegex || undefined,
      credit,
      feedback: feedback || undefined,
    })),
  }),
  load: ({ answers }) => ({
    accepted: answers.map(({ text, isCaseSensitive, isPattern, explanation, isCorrect, credit }) => ({
      ...{ text, caseSensitive: isCaseSensitive, isRegex: isPattern, feedback: explanation },
      ...(!isCorrect && { credit: credit.toNumber() }),
    })),
  }),
  store: ({ accepted }) => ({
    answers: accepted.map(({ text, caseSensitive, isRegex, feedback, credit }) => ({
      ...{ text, isCorrect: credit === undefined, explanation: feedback, credit: credit ?? 0 },
      ...{ isCaseSensitive: caseSensitive, isPattern: isRegex },
    })),
  }),
  changeTexts: ({ accepted }, change) => ({
    accepted: accepted.map((one) => ({ ...one, feedback: change(one.feedback) })),
  }),
};
