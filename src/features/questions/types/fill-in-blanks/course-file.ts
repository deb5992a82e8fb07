import "server-only";
import * as z from "zod";
import { uuidV4 } from "@/lib/uuid-v4";
import { flag, percentage, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import type { ForeseenNumber } from "../../shared/foreseen-number";
import { decimal, foreseenFields, foreseenNumbers, tolerance } from "../../shared/number-file";
import { changeOption, type OptionDocument, oneCorrect, optionFields, options } from "../../shared/option-file";
import { blanksOf } from "./authoring";
import { type Blank, type BlankOf, type KnownText, mostTexts } from "./body";
import { allCredit, storedOthers, storedText, textsOf } from "./known-answers";
import { marksIn } from "./marks";

/** What fills in one blank: a text, a number or one of several options. */
interface BlankDocument {
  /** Its mark in the text, without the brackets. */
  blank: string;
  feedback: string;
  /** By its words alone where a text earns everything and nothing is said of it. */
  accept?: (string | KnownText)[];
  caseSensitive?: boolean;
  answer?: string;
  tolerance?: string;
  /** Said to whoever gives the answer. Absent for nothing, as the next for none. */
  answerFeedback?: string;
  /** Other numbers. */
  foreseen?: ForeseenNumber[];
  options?: OptionDocument[];
}

/** A text alone, or with what it earns and what is said of it. */
const Known = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z
    .strictObject({ text: title, credit: percentage.default(allCredit), feedback: text.default("") })
    .transform(storedText),
);

/** One of `accept`, `answer` and `options` says which kind it is. */
const BlankItem = z
  .strictObject({
    blank: z.string().regex(/^[1-9]\d{0,2}$/, "must be the number of a blank in the text, such as 1."),
    accept: z
      .array(Known)
      .min(1, "must have at least one text.")
      .max(mostTexts)
      .refine(
        (all) => all.some((one) => typeof one === "string" || one.credit === allCredit),
        "must have at least one text with credit: 100, which is the default.",
      )
      .optional(),
    caseSensitive: flag.optional(),
    answer: decimal.optional(),
    tolerance: tolerance.optional(),
    answerFeedback: text.default(""),
    foreseen: foreseenNumbers,
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
  .refine(
    ({ answer, answerFeedback, foreseen }) => answer !== undefined || (answerFeedback === "" && foreseen.length === 0),
    "must have answerFeedback and foreseen only beside answer.",
  )
  .transform(
    ({ blank, feedback, accept, caseSensitive = false, answer, tolerance: around = "", options, ...others }) => ({
      ...{ blank, feedback },
      ...(accept && { accept, caseSensitive }),
      ...(answer !== undefined && { answer, tolerance: around, ...storedOthers(others) }),
      ...(options && { options }),
    }),
  );

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
    blanks: blanks.map(({ accept, answerFeedback, foreseen, options, feedback, ...blank }) => ({
      ...{ ...blank, feedback: change(feedback) },
      ...(accept && { accept: accept.map((one) => (typeof one === "string" ? one : changed(one, change))) }),
      ...(answerFeedback !== undefined && { answerFeedback: change(answerFeedback) }),
      ...(foreseen && { foreseen: foreseen.map((one) => changed(one, change)) }),
      ...(options && { options: options.map((option) => changeOption(option, change)) }),
    })),
  }),
};

const changed = <Known extends { feedback: string }>(known: Known, change: (text: string) => string): Known => ({
  ...known,
  feedback: change(known.feedback),
});

const blankFields = ({ accept, tolerance: around, options, ...blank }: BlankDocument) => ({
  ...{ blank: blank.blank, accept: accept?.map(knownFields), caseSensitive: blank.caseSensitive || undefined },
  ...{ answer: blank.answer, tolerance: around || undefined, answerFeedback: blank.answerFeedback },
  foreseen: blank.foreseen?.map(foreseenFields),
  options: options?.map(optionFields),
  feedback: blank.feedback || undefined,
});

const knownFields = (known: string | KnownText) =>
  typeof known === "string"
    ? known
    : {
        ...{ text: known.text, credit: known.credit === allCredit ? undefined : known.credit },
        feedback: known.feedback || undefined,
      };

function storedBlank(document: BlankDocument): Blank {
  const { blank: key, feedback, accept = [], caseSensitive = false, answer, options } = document;
  if (answer !== undefined) {
    const { tolerance: around = "" } = document;
    return { kind: "number", key, feedback, value: answer, tolerance: around, ...storedOthers(document) };
  }
  if (!options) return { kind: "text", key, feedback, accepted: accept, isCaseSensitive: caseSensitive };
  const choices = options.map(({ correct, ...option }) => ({ id: uuidV4(), ...option, isCorrect: correct }));
  return { kind: "dropdown", key, feedback, choices };
}

function blankDocument(blank: Blank): BlankDocument {
  const { key, feedback } = blank;
  if (blank.kind === "number")
    return { blank: key, feedback, answer: blank.value, tolerance: blank.tolerance, ...othersOf(blank) };
  if (blank.kind === "text")
    return { blank: key, feedback, accept: textsOf(blank).map(storedText), caseSensitive: blank.isCaseSensitive };
  const options = blank.choices.map(({ text, isCorrect, feedback }) => ({ text, correct: isCorrect, feedback }));
  return { blank: key, feedback, options };
}

/** What a number of a document has beside the right one. */
const othersOf = ({ foreseen, ...blank }: BlankOf<"number">) =>
  storedOthers({ ...blank, foreseen: foreseen?.map((one) => ({ ...one, tolerance: one.tolerance || "0" })) });
