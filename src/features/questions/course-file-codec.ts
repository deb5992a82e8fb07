import "server-only";
import type * as z from "zod";
import { key, listOf, percentage, points, text, title } from "@/lib/yaml-values";
import { mostReadAgain } from "./edited-question";
import type { QuestionType } from "./question-type";
import type { OptionDocument } from "./shared/option-file";
import type { NumericDocument } from "./types/numeric/course-file";
import type { AcceptedDocument } from "./types/short-answer/course-file";

/** A question of a course document without what only its type has. */
export interface SharedDocument {
  sourceKey: string;
  type: QuestionType;
  text: string;
  points: number;
  /** Key of its section. Absent without sections, and for one in the pool of a draw. */
  section?: string;
  /** Key of the draw whose pool it is in. Absent where every attempt has it. */
  draw?: string;
  /** Percent of the points that a wrong answer costs. Absent for 0: what was imported before there were penalties is the same as it was. */
  penalty?: number;
  /** Shown after the attempt, to everyone. */
  explanation: string;
  /** General feedback. */
  feedback: string;
  /** Source keys of lessons to read again after missing it. Absent for none. */
  readAgain?: string[];
  /** Empty where there are none, as the next two: they are part of the fingerprints of all that was ever imported. */
  options: OptionDocument[];
  numeric: NumericDocument | null;
  accepted: AcceptedDocument[];
}

/** What every question has in a `.quiz.yaml` file. */
export const itemOfAll = {
  id: key.optional(),
  /** The id of a section. */
  section: key.optional(),
  /** The id of a draw. */
  draw: key.optional(),
  text: title,
  points: points.default(1),
  feedback: text.default(""),
  explanation: text.default(""),
  readAgain: listOf(key).refine((keys) => keys.length <= mostReadAgain, `must name at most ${mostReadAgain} lessons.`),
};

/** The same of a question that isn't always graded by a person. */
export const markedItem = { ...itemOfAll, penalty: percentage.default(0) };

export type QuestionItem = z.ZodObject<typeof itemOfAll & { type: z.ZodLiteral<string> }, z.core.$ZodObjectConfig>;

export interface StoredAnswer {
  text: string;
  isCorrect: boolean;
  explanation: string;
  isCaseSensitive: boolean;
  isPattern: boolean;
  /** Absent where an import has none. */
  credit?: number;
}

type Json = string | number | boolean | null | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** A question's key as a version of it is stored. */
export interface StoredKey {
  answers: StoredAnswer[];
  numericValue?: string | null;
  numericTolerance?: string | null;
  numericUnit?: string | null;
  body?: JsonObject | undefined;
}

export interface LoadedKey extends Required<Omit<StoredKey, "body" | "answers">> {
  text: string;
  answers: readonly (Omit<StoredAnswer, "credit"> & { credit: { toNumber(): number } })[];
  body: unknown;
}

/**
 * How one type of question is written in our own course files, kept in a course document and stored: its folder's
 * `course-file.ts`, and one line in `course-files.ts`. `Key` is what its document has beside what all have.
 */
export interface CourseFileCodec<Item extends QuestionItem = QuestionItem, Key extends object = object> {
  /** Its entry in a `.quiz.yaml` file, in which every value is text. */
  item: Item;
  /** `language`: of the course, BCP 47. */
  read(item: Omit<z.infer<Item>, "type">, language: string): Key;
  /** What its entry has beside what all have, in the format's order; what equals its default is undefined. */
  write(document: SharedDocument & Key): object;
  load(stored: LoadedKey): Key;
  /** With ids of its own: two imports of one question are the same but for these. */
  store(document: SharedDocument & Key): StoredKey;
  /** Its key with each text changed that is Markdown: all but accepted texts, code and rubrics. */
  changeTexts(document: SharedDocument & Key, change: (text: string) => string): Partial<Key>;
}
