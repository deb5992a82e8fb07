import type { EditedAnswer, EditedQuestion, QuestionKind } from "./edited-question";

/** Something that a question lacks, or that cannot be marked. `at` counts its options, items, pairs, accepted answers, foreseen numbers, units or criteria from 0. */
export interface QuestionProblem {
  code:
    | "text_missing"
    | "too_few_options"
    | "option_missing"
    | "option_repeated"
    | "no_key"
    | "many_keys"
    | "number_missing"
    | "number_unreadable"
    | "tolerance_unreadable"
    | "foreseen_missing"
    | "foreseen_unreadable"
    | "foreseen_tolerance"
    | "unit_missing"
    | "unit_name_missing"
    | "unit_repeated"
    | "factor_unreadable"
    | "no_accepted"
    | "accepted_missing"
    | "accepted_unreadable"
    | "no_full_credit"
    | "too_few_items"
    | "item_missing"
    | "item_repeated"
    | "too_few_pairs"
    | "prompt_missing"
    | "prompt_repeated"
    | "match_missing"
    | "extra_missing"
    | "limits_crossed"
    | "no_blanks"
    | "blank_unused"
    | "blank_repeated"
    | "blank_without_answer"
    | "too_few_choices"
    | "no_right_choice"
    | "no_image"
    | "too_few_areas"
    | "area_missing"
    | "area_repeated"
    | "no_right_area"
    | "no_file_kinds"
    | "no_criteria"
    | "criterion_missing"
    | "too_few_levels"
    | "level_missing"
    | "rubric_total";
  at?: number;
}

/** As much of a question as says whether it can be marked. */
export type MarkedBy = Pick<EditedQuestion, "type" | "text" | "numericValue" | "numericTolerance"> & {
  /** `isPattern` where it is known. */
  answers: readonly (Pick<EditedAnswer, "text" | "isCorrect"> & Partial<Pick<EditedAnswer, "isPattern">>)[];
  body?: unknown;
  /** Where it is known. */
  numericUnit?: string;
  /** Where they are known: a rubric adds up to them. */
  points?: number;
};

export interface KindMeans {
  newId: () => string;
  /** What the two options of a true/false question are called. */
  trueFalse: readonly [string, string];
}

/** What one type of question has beside the text and the points: its key, and how it is had from another type's. */
export type QuestionKey = Pick<
  EditedQuestion,
  "answers" | "numericValue" | "numericTolerance" | "numericUnit" | "body"
>;

export const noKey: QuestionKey = {
  answers: [],
  numericValue: "",
  numericTolerance: "",
  numericUnit: "",
  body: null,
};

/** How one type of question is written: its folder's `authoring.ts`, and one line in `authoring.ts`. */
export interface QuestionAuthoring {
  /** An answer that isn't right may earn a part of the points. */
  givesCredit?: true;
  /** Its answers are compared with what is typed, letter for letter. Others are Markdown. */
  comparesAnswers?: true;
  /** The question without what this type has no use for. */
  fit(question: EditedQuestion): EditedQuestion;
  /** Everything that is between the key and a student who can get it right; the text is looked at already. */
  problems(question: MarkedBy): QuestionProblem[];
  /** Its key as options, for a question that becomes another type. */
  toOptions(question: EditedQuestion, means: KindMeans): readonly EditedAnswer[];
  /** Its key from the options of another type, with as much as it can hold. */
  fromOptions(options: readonly EditedAnswer[], from: { type: QuestionKind; means: KindMeans }): Partial<QuestionKey>;
}

export const blankAnswer = (id: string, text = "", isCorrect = false): EditedAnswer => ({
  id,
  text,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
});
