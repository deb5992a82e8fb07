import type { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue, LostIssue } from "@/features/questions/formats/issues";
import type { ReadMeans } from "@/features/questions/formats/picture-means";
import type { QuestionMarks } from "@/features/questions/marks";
import type { QuestionProblem } from "@/features/questions/question-authoring";
import { hasClozeField } from "@/features/questions/types/fill-in-blanks/cloze-parts";
import { readAiken } from "./aiken/read-aiken";
import { readGift } from "./gift/read-gift";
import type { QuestionGroup } from "./groups";
import { readCloze } from "./moodle-xml/read-cloze";
import { readMoodleXml } from "./moodle-xml/read-moodle-xml";
import { readQti, readQtiPackage } from "./qti/read-qti";
import { guessQti, qtiFormats } from "./qti/versions";

/** Those that questions are written in. */
export const writtenFormats = ["gift", "moodle-xml", "aiken", ...qtiFormats] as const;
export type WrittenFormat = (typeof writtenFormats)[number];
export const questionFormats = [...writtenFormats, "cloze"] as const;
export type QuestionFormat = (typeof questionFormats)[number];

/** One of the texts of a package, by its path in it. */
export interface PackedFile {
  path: string;
  text: string;
}
/** A file, or what a package of files holds. */
export type QuestionSource = string | readonly PackedFile[];

/** What a file has that a question here can't hold (`kept` the question is, without it), or why a question can't be read. */
export interface ReadIssue {
  /** Which file of a package it is about. */
  file?: string;
  /** Where its question begins, from 1. */
  line: number;
  /** The beginning of the question as it is in the file. */
  about: string;
  code: KeptIssue | LostIssue | QuestionProblem["code"];
  /** The question isn't among those that were read. */
  isLost: boolean;
  /** What `code` is about, such as the file's name of a type. */
  detail?: string;
}

export interface ReadQuestions {
  questions: EditedQuestion[];
  /** Of the questions that have any. */
  marks: Map<EditedQuestion, QuestionMarks>;
  /** Of the questions that are in one. */
  groups: Map<EditedQuestion, QuestionGroup>;
  /** In the order of the file. */
  issues: ReadIssue[];
}

const readers: Record<QuestionFormat, (source: string, means: ReadMeans) => ReadQuestions> = {
  gift: readGift,
  "moodle-xml": readMoodleXml,
  aiken: readAiken,
  cloze: readCloze,
  qti21: readQti,
  qti22: readQti,
  qti30: readQti,
};

/** Reads each question by itself, so that one that can't be read costs no other. */
export function readQuestions(format: QuestionFormat, source: QuestionSource, means: ReadMeans): ReadQuestions {
  if (typeof source !== "string") return readQtiPackage(source, means);
  return readers[format](source.replace(/^\uFEFF/, ""), means);
}

/** QTI says its version by its namespace, Moodle's XML begins with a tag, and Cloze texts have fields that name their kind. Aiken has a line with the letter of the right answer under each question; everything else is taken for GIFT. */
export function guessFormat(source: QuestionSource): QuestionFormat {
  const qti = guessQti(typeof source === "string" ? [source] : source.map(({ text }) => text));
  if (qti) return qti;
  if (typeof source !== "string") return "qti21";
  if (/^\uFEFF?\s*<(?:\?xml|!--|quiz|question)/.test(source)) return "moodle-xml";
  if (hasClozeField(source)) return "cloze";
  return /^ANSWER: *[A-Z]\s*$/im.test(source) && !/^[^\n]*\{/m.test(source.replace(/^\s*\/\/.*$/gm, ""))
    ? "aiken"
    : "gift";
}
