import "server-only";
import * as z from "zod";
import { flag, text, title } from "@/lib/yaml-values";
import type { CourseFileCodec, StoredAnswer } from "../course-file-codec";

export interface OptionDocument {
  text: string;
  correct: boolean;
  feedback: string;
}

export const options = z
  .array(z.strictObject({ text: title, correct: flag.default(false), feedback: text.default("") }))
  .min(2, "must have at least two options.");

/** A check of a list of options, with what is said where it fails. */
export const oneCorrect = [
  (all: readonly OptionDocument[]) => all.filter(({ correct }) => correct).length === 1,
  "must have exactly one option with correct: true.",
] as const;

/** The entry of an option in a `.quiz.yaml` file. */
export const optionFields = ({ text, correct, feedback }: OptionDocument) => ({
  text,
  correct: correct || undefined,
  feedback: feedback || undefined,
});

export const changeOption = <Option extends { text: string; feedback: string }>(
  option: Option,
  change: (text: string) => string,
): Option => ({ ...option, text: change(option.text), feedback: change(option.feedback) });

interface Options {
  options: OptionDocument[];
}

/** What types whose key is their options have in common. */
export const optionsCourseFile = {
  read: ({ options }) => ({ options }),
  write: ({ options }) => ({ options: options.map(optionFields) }),
  load: ({ answers }) => ({
    options: answers.map(({ text, isCorrect, explanation }) => ({ text, correct: isCorrect, feedback: explanation })),
  }),
  store: ({ options }) => ({
    answers: options.map(
      ({ text, correct, feedback }): StoredAnswer => ({
        ...{ text, isCorrect: correct, explanation: feedback },
        ...{ isCaseSensitive: false, isPattern: false },
      }),
    ),
  }),
  changeTexts: ({ options }, change) => ({ options: options.map((option) => changeOption(option, change)) }),
} satisfies Omit<CourseFileCodec<never, Options>, "item" | "read"> & { read(item: Options): Options };
