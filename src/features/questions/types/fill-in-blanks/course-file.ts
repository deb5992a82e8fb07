import "server-only";
import * as z from "zod";
import { uuidV4 } from "@/lib/uuid-v4";
import { flag, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { decimal, tolerance } from "../../shared/number-file";
import { changeOption, type OptionDocument, oneCorrect, optionFields, options } from "../../shared/option-file";
import { blanksOf } from "./authoring";
import type { Blank } from "./body";
import { marksIn } from "./marks";

/** What fills in one blank: an accepted text, a number or one of several options. */
interface BlankDocument {
  /** Its mark in the text, without the brackets. */
  blank: string;
  feedback: string;
  accept?: string[];
  caseSensitive?: boolean;
  answer?: string;
  tolerance?: string;
  options?: OptionDocument[];
}

/** One of `accept`, `answer` and `options` says which kind it is. */
const BlankItem = z
  .strictObject({
    blank: z.string().regex(/^[1-9]\d{0,2}$/, "must be the number of a blank in the text, such as 1."),
    accept: z.array(title).min(1, "must have at least one text.").max(50).optional(),
    caseSensitive: flag.optional(),
    answer: decimal.optional(),
    tolerance: tolerance.optional(),
    options: options
      .max(50)
      .refine(...oneCorrect)
      .optional(),
    feedback: text.default(""),
  })
  .refine(
    ({ accept, answer, options: choices }) => [accept, answer, choices].filter((one) => one !== undefined).length === 1,
    "must have accept, answer or options, and only one of them.",
  )
  .transform(({ blank, feedback, accept, caseSensitive = false, answer, tolerance: around = "", options }) => ({
    ...{ blank, feedback },
    ...(accept && { accept, caseSensitive }),
    ...(answer !== undefined && { answer, tolerance: around }),
    ...(options && { options }),
  }));

const item = z
  .strictObject({
    type: z.literal("fill-in-blanks"),
    ...markedItem,
    blanks: z.array(BlankItem).min(1, "must have at least one blank.").max(50),
  })
  .refine(({ text, blanks }) => {
    const keys = blanks.map(({ blank }) => blank);
    return new Set(keys).size === keys.length && marksIn(text).every((key) => keys.includes(key));
  }, "must have one entry in blanks for each [[number]] of its text.")
  .refine(
    ({ text, blanks }) => blanks.every(({ blank }) => marksIn(text).includes(blank)),
    "must have the mark of each of its blanks in its text, such as [[1]].",
  );

/** Blanks that the text has lost are among those of a document and of what is stored. */
export const fillInBlanksFile: CourseFileCodec<typeof item, { blanks: BlankDocument[] }> = {
  item,
  read: ({ blanks }) => ({ blanks }),
  write: ({ blanks }) => ({ blanks: blanks.map(blankFields) }),
  load: (stored) => ({ blanks: blanksOf(stored).map(blankDocument) }),
  store({ text, blanks }) {
    const body = { blanks: blanks.map(storedBlank) };
    return { answers: [], body: { blanks: blanksOf({ text, body }) } };
  },
  changeTexts: ({ blanks }, change) => ({
    blanks: blanks.map(({ options, feedback, ...blank }) => ({
      ...{ ...blank, feedback: change(feedback) },
      ...(options && { options: options.map((option) => changeOption(option, change)) }),
    })),
  }),
};

const blankFields = ({ tolerance: around, options, ...blank }: BlankDocument) => ({
  ...{ blank: blank.blank, accept: blank.accept, caseSensitive: blank.caseSensitive || undefined },
  ...{ answer: blank.answer, tolerance: around || undefined },
  options: options?.map(optionFields),
  feedback: blank.feedback || undefined,
});

function storedBlank(document: BlankDocument): Blank {
  const { blank: key, feedback, accept = [], caseSensitive = false, answer, options } = document;
  if (answer !== undefined)
    return { kind: "number", key, feedback, value: answer, tolerance: document.tolerance ?? "" };
  if (!options) return { kind: "text", key, feedback, accepted: accept, isCaseSensitive: caseSensitive };
  const choices = options.map(({ correct, ...option }) => ({ id: uuidV4(), ...option, isCorrect: correct }));
  return { kind: "dropdown", key, feedback, choices };
}

function blankDocument(blank: Blank): BlankDocument {
  const { key, feedback } = blank;
  if (blank.kind === "number") return { blank: key, feedback, answer: blank.value, tolerance: blank.tolerance };
  if (blank.kind === "text")
    return { blank: key, feedback, accept: blank.accepted, caseSensitive: blank.isCaseSensitive };
  const options = blank.choices.map(({ text, isCorrect, feedback }) => ({ text, correct: isCorrect, feedback }));
  return { blank: key, feedback, options };
}
