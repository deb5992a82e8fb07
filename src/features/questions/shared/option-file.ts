import "server-only";
import * as z from "zod";
import { flag, percentage, text, title } from "@/lib/yaml-values";
import type { CourseFileCodec, StoredAnswer } from "../course-file-codec";

export interface OptionDocument {
  text: string;
  correct: boolean;
  feedback: string;
  /** Percent of the points that it earns although it isn't right. Absent for none, and where its type gives none. */
  credit?: number;
}

const option = { text: title, correct: flag.default(false), feedback: text.default("") };
const listed = <Shape extends z.ZodType>(of: Shape) => z.array(of).min(2, "must have at least two options.");

export const options = listed(z.strictObject(option));

export const creditedOptions = listed(
  z
    .strictObject({ ...option, credit: percentage.default(0) })
    .refine(
      ({ correct, credit }) => credit === 0 || (!correct && credit < 100),
      "must have a credit below 100, and none with correct: true.",
    )
    .transform(({ credit, ...rest }): OptionDocument => ({ ...rest, ...(credit > 0 && { credit }) })),
);

/** A check of a list of options, with what is said where it fails. */
export const oneCorrect = [
  (all: readonly OptionDocument[]) => all.filter(({ correct }) => correct).length === 1,
  "must have exactly one option with correct: true.",
] as const;

/** The entry of an option in a `.quiz.yaml` file. */
export const optionFields = ({ text, correct, feedback, credit }: OptionDocument) => ({
  text,
  correct: correct || undefined,
  credit,
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
    options: answers.map(({ text, isCorrect, explanation, credit }) => ({
      ...{ text, correct: isCorrect, feedback: explanation },
      ...(credit.toNumber() > 0 && { credit: credit.toNumber() }),
    })),
  }),
  store: ({ options }) => ({
    answers: options.map(
      ({ text, correct, feedback, credit = 0 }): StoredAnswer => ({
        ...{ text, isCorrect: correct, explanation: feedback, credit },
        ...{ isCaseSensitive: false, isPattern: false },
      }),
    ),
  }),
  changeTexts: ({ options }, change) => ({ options: options.map((option) => changeOption(option, change)) }),
} satisfies Omit<CourseFileCodec<never, Options>, "item" | "read"> & { read(item: Options): Options };
