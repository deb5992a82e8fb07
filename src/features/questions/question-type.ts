import type { Hundredths } from "./points";
import type { Rubric } from "./rubric-schema";
import type { CodeLanguage } from "./types/code/languages";
import type { FileGroup } from "./types/file-upload/file-groups";
import type { Area } from "./types/hotspot/areas";

export const questionTypes = [
  "SINGLE_CHOICE",
  "MULTIPLE_CHOICE",
  "TRUE_FALSE",
  "NUMERIC",
  "SHORT_ANSWER",
  "ORDERING",
  "MATCHING",
  "ESSAY",
  "FILL_IN_BLANKS",
  "CODE",
  "HOTSPOT",
  "FILE_UPLOAD",
] as const;
export type QuestionType = (typeof questionTypes)[number];

/** One version of a question with everything its author wrote, keys included. It never leaves the server. */
export interface QuestionContent {
  versionId: string;
  type: QuestionType;
  text: string;
  points: Hundredths;
  /** Percent of the points that a wrong answer costs, in hundredths: 2500 is a quarter of them. */
  penalty: Hundredths;
  explanation: string;
  feedback: string;
  /** Options of a choice in the author's order, items in their right order, or the accepted texts of a short answer. */
  answers: readonly AnswerContent[];
  numericValue: string | null;
  /** Absolute, or a share of the value ("5%"). */
  numericTolerance: string | null;
  numericUnit: string | null;
  /** What only its type has: see `shapes.ts`. */
  body: unknown;
}

export interface AnswerContent {
  id: string;
  text: string;
  isCorrect: boolean;
  explanation: string;
  isCaseSensitive: boolean;
  isPattern: boolean;
  /** Percent of the points that it earns although it isn't right, in hundredths; 0 where it is right. */
  credit: Hundredths;
}

/** What the student gave: ids of options or of files, all items in order, ids in pairs (a prompt, then its answer), a text, or several fields. */
export interface QuestionResponse {
  selectedAnswers: readonly string[];
  textResponse: string;
  /** By the key of each field: what was typed, or the id of what was chosen. */
  fields: AnswerFields;
}

export type AnswerFields = Readonly<Record<string, string>>;

export interface QuestionScore {
  /** Below 0 where a wrong answer costs points. */
  earned: Hundredths;
  /** Full marks. */
  isCorrect: boolean;
}

/** Which part of the page a question needs. */
export type Control =
  | "one-of"
  | "any-of"
  | "number"
  | "text"
  | "order"
  | "match"
  | "blanks"
  | "essay"
  | "code"
  | "files";

/** A question as a student sees it while answering: nothing in it tells what is right. */
export interface PublicQuestion {
  versionId: string;
  type: QuestionType;
  control: Control;
  text: string;
  points: Hundredths;
  /** What a wrong answer costs. */
  penalty: Hundredths;
  /** Part of the points can be earned. */
  partialCredit: boolean;
  /** What answers are chosen for; empty where the question itself is all that is asked. */
  prompts: readonly OfferedText[];
  options: readonly OfferedText[];
  /** Fields within the text, in its order. */
  blanks: readonly PublicBlank[];
  /** Of a number, beside its field; "" where there is none. */
  unit: string;
  unitRule: UnitRule;
  /** What a missing or wrong unit costs where it is asked for. */
  unitCost: Hundredths;
  /** How many words are asked for; null where words aren't counted. */
  wordLimits: WordLimits | null;
  /** How code is written; null where none is asked for. */
  code: PublicCode | null;
  /** An image with the places of the options on it; null where they are nowhere. */
  picture: PublicPicture | null;
  /** Which files it is answered with; null where it isn't. */
  files: PublicFiles | null;
  /** What it is graded by, where its author shows that beforehand. */
  rubric: Rubric | null;
}

export interface PublicFiles {
  /** How many an answer may have. */
  most: number;
  accepts: readonly FileGroup[];
  /** Of each. */
  maxBytes: number;
}

/** What may be typed with a number: the unit that is shown, other units too, or a unit in any case. */
export type UnitRule = "shown" | "others" | "asked";

export interface PublicCode {
  language: CodeLanguage | null;
  /** What its field holds at first. */
  starter: string;
  /** What the program prints is to be entered beside it. */
  asksOutput: boolean;
}

export interface PublicPicture {
  /** As Markdown. */
  image: string;
  /** By the ids of options, in their order. */
  areas: readonly PlacedOption[];
}

export interface PlacedOption extends Area {
  id: string;
}

/** An area of an image in a review, with its number on the image. */
export interface ReviewedArea extends Area {
  number: number;
  isChosen: boolean;
  sign: ReviewRow["sign"];
}

/** Counted, told and not enforced; null where there is none. */
export interface WordLimits {
  min: number | null;
  max: number | null;
}

/** A field within the text of a question. */
export interface PublicBlank {
  /** Its mark in the text, without the brackets; the name of its answer. */
  key: string;
  kind: BlankKind;
  /** Those of the question's options that it is chosen from, in the order shown. */
  optionIds: readonly string[];
}

export type BlankKind = "text" | "number" | "dropdown";

export interface OfferedText {
  id: string;
  text: string;
}

/** What the review policy allows to be shown of one question now. */
export interface QuestionDisclosure {
  /** Points, and whether what the student gave is right. */
  correctness: boolean;
  /** The author's words about what the student gave. */
  feedback: boolean;
  /** What would have been right, with the author's explanations. */
  keys: boolean;
}

export interface ReviewRow {
  who: "you" | "key";
  /** What the text is an answer to, as Markdown: a place in an order, a prompt. Empty where that is the question itself. */
  lead?: string;
  text: string;
  /** Author's text (Markdown) or the student's own (plain). */
  kind: "authored" | "typed";
  /** Of an answer with code: which of its parts the text is. */
  part?: "code" | "output";
  /** Partly right is what earned a part of the points. */
  sign: "right" | "partly" | "wrong" | "missed" | null;
  /** The author's words about this very answer. */
  feedback: string;
}

/** How one type of question is answered and marked: its folder's `marking.ts`, and one line in `registry.ts`. */
export interface QuestionTypeDefinition {
  type: QuestionType;
  control: Control;
  /**
   * Every question of the type can earn a part of the points, which students are told beforehand. Where only some can, as their keys say,
   * that isn't told: it would say something of the key.
   */
  partialCredit: boolean;
  /** Points come from a person, for every answer that is not blank; left out where `score` always has them at once. */
  needsPerson?(body: unknown): boolean;
  /** The longest text that it takes, in UTF-16 units; `MAX_TEXT_RESPONSE` where this is left out. */
  mostTyped?: number;
  /** What students choose from. Null where the stored answers are the key itself and no student sees them. */
  offer: Offer | null;
  /** Whether a response has the shape that this question can hold. Says nothing about right or wrong. */
  accepts(question: QuestionContent, response: QuestionResponse): boolean;
  isBlank(response: QuestionResponse): boolean;
  /** Where a person grades: what a blank answer earns. */
  score(question: QuestionContent, response: QuestionResponse): QuestionScore;
  /** The name of the field whose text is compared with the key, sign by sign; left out where that is the answer's one text, or none is. */
  comparedField?: string;
  /** How an item analysis counts answers part by part; left out where it counts them as a whole. */
  counted?: CountedAnswers;
  /** The text with `blank` in the place of each field that is in it; left out where none can be. */
  withoutFields?(text: string, blank: string): string;
  wordLimits?(question: QuestionContent): WordLimits;
  /** What is shown beside the field; left out where no unit can be typed. */
  unit?(question: QuestionContent): { shown: string; rule: UnitRule; cost: Hundredths };
  code?(question: QuestionContent): PublicCode;
  /** Where it is answered with files: `selectedAnswers` are their ids then. Fixed for an attempt at its start. */
  files?(question: Pick<QuestionContent, "body">): PublicFiles;
  /** Where its options are on an image. */
  picture?(question: QuestionContent): PublicPicture;
  /** The same in a review, in the order of the answers. Signs are told as in `reviewRows`. */
  reviewedAreas?(question: QuestionContent, response: QuestionResponse, shown: QuestionDisclosure): ReviewedArea[];
  /** What a person grades it by; null where there is none. */
  rubric?(question: QuestionContent): Rubric | null;
  /** What those who grade are told, as Markdown. It never leaves for a student. */
  graderNotes?(question: QuestionContent): string;
  /**
   * The question as it was asked, with the key of a later version of the same type: what a regrade marks by. Null where what was asked
   * can't be marked by that key; left out where a person has the key.
   */
  withKeyOf?(question: QuestionContent, mended: QuestionContent): QuestionContent | null;
  /** A response that earns all points; where several would, the first. */
  rightResponse(question: QuestionContent): QuestionResponse;
  reviewRows(question: QuestionContent, response: QuestionResponse, shown: QuestionDisclosure): ReviewRow[];
}

export interface CountedAnswers {
  /** Where an answer has its parts: in its fields, in pairs of ids (of a prompt, then of what is given for it), or each id in its place. */
  by: "fields" | "pairs" | "places";
  /** In the order in which they are asked. */
  parts(question: CountedQuestion): readonly CountedPart[];
}

/** As much of a question as says which parts its answers have. */
export interface CountedQuestion extends Pick<QuestionContent, "text" | "body"> {
  answers: readonly OfferedText[];
}

/** A part of an answer: a field within the text, what a prompt is matched with, a place in an order. */
export interface CountedPart {
  /** By which an answer has it: the name of the field, the id of the prompt, the place from 1 on. */
  key: string;
  /** The prompt, as Markdown; left out where the number of the part says which it is. */
  lead?: string;
  /** What can be chosen for it, in the author's order; left out where it is typed. */
  options?: readonly (OfferedText & { isRight: boolean })[];
  /** Where it is typed: how a wrong text is listed, those alike that are marked alike. Null for one that earns anything. */
  wrongAs?: (text: string) => string | null;
}

/** What is offered to choose from: fixed for an attempt at its start. */
export interface Offer {
  /** Whether options are in another order for each attempt: if the rules of the assessment say so, whatever they say, or never. */
  shuffle: "as-set" | "always" | "never";
  ids(question: OfferedBy): OfferedIds;
  texts(question: QuestionContent): readonly OfferedText[];
  /** How many ids one answer may hold. */
  mostSelected(offered: OfferedIds): number;
  /** The fields within the text, where there are any; their ids are those of the options of each. */
  blanks?(question: QuestionContent): readonly PublicBlank[];
}

/** As much of a question as says which prompts and options it has. */
export interface OfferedBy {
  /** Of its answers, in the author's order. */
  answerIds: readonly string[];
  body: unknown;
}

export interface OfferedIds {
  promptIds: readonly string[];
  optionIds: readonly string[];
  /** What an answer may hold by name: anything typed, or an id of an option. */
  fields?: Readonly<Record<string, "typed" | "chosen">>;
}

export const MAX_TEXT_RESPONSE = 1000;
/** The longest text of all types. */
export const LONGEST_TEXT_RESPONSE = 50_000;
/** How many answers of one question have a name. */
export const MAX_FIELDS = 50;
