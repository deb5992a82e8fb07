import "server-only";
import * as z from "zod";
import { flag } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { type OptionDocument, oneCorrect, options, optionsCourseFile } from "../../shared/option-file";

const item = z
  .strictObject({
    type: z.literal("true-false"),
    ...markedItem,
    answer: flag.optional(),
    options: options
      .length(2)
      .refine(...oneCorrect)
      .optional(),
  })
  .refine(
    ({ answer, options }) => (answer === undefined) !== (options === undefined),
    "must have answer: true or answer: false.",
  );

export const trueFalseFile: CourseFileCodec<typeof item, { options: OptionDocument[] }> = {
  item,
  ...optionsCourseFile,
  read: ({ answer, options }, language) => ({ options: options ?? namedOptions(answer === true, language) }),
};

const words: Readonly<Record<string, readonly [string, string]>> = {
  de: ["Wahr", "Falsch"],
  es: ["Verdadero", "Falso"],
  fr: ["Vrai", "Faux"],
  it: ["Vero", "Falso"],
  nl: ["Waar", "Niet waar"],
  pl: ["Prawda", "Fałsz"],
  pt: ["Verdadeiro", "Falso"],
};

/** The two options in the course's language where it is known here, else in English. */
function namedOptions(isTrue: boolean, language: string): OptionDocument[] {
  const [yes, no] = words[language.toLowerCase().split("-")[0] ?? ""] ?? ["True", "False"];
  return [
    { text: yes, correct: isTrue, feedback: "" },
    { text: no, correct: !isTrue, feedback: "" },
  ];
}
