import "server-only";
import * as z from "zod";
import { flag, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";

export interface AcceptedDocument {
  text: string;
  caseSensitive: boolean;
  isRegex: boolean;
  feedback: string;
}

/** A text alone, or with what is said of it. */
const Accepted = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({
    text: title,
    caseSensitive: flag.default(false),
    regex: flag.default(false),
    feedback: text.default(""),
  }),
);

const item = z.strictObject({
  type: z.literal("short-answer"),
  ...markedItem,
  accept: z.array(Accepted).min(1, "must have at least one text."),
});

export const shortAnswerFile: CourseFileCodec<typeof item, { accepted: AcceptedDocument[] }> = {
  item,
  read: ({ accept }) => ({ accepted: accept.map(({ regex, ...accepted }) => ({ ...accepted, isRegex: regex })) }),
  write: ({ accepted }) => ({
    accept: accepted.map(({ text, caseSensitive, isRegex, feedback }) => ({
      text,
      caseSensitive: caseSensitive || undefined,
      regex: isRegex || undefined,
      feedback: feedback || undefined,
    })),
  }),
  load: ({ answers }) => ({
    accepted: answers.map(({ text, isCaseSensitive, isPattern, explanation }) => ({
      ...{ text, caseSensitive: isCaseSensitive, isRegex: isPattern, feedback: explanation },
    })),
  }),
  store: ({ accepted }) => ({
    answers: accepted.map(({ text, caseSensitive, isRegex, feedback }) => ({
      ...{ text, isCorrect: true, explanation: feedback },
      ...{ isCaseSensitive: caseSensitive, isPattern: isRegex },
    })),
  }),
  changeTexts: ({ accepted }, change) => ({
    accepted: accepted.map((one) => ({ ...one, feedback: change(one.feedback) })),
  }),
};
