import type { ComponentType } from "react";
import type { SaveStatus } from "@/lib/kept/save-status";
import type { AnswerFields, PublicQuestion } from "./question-type";
import type { ShownQuestion } from "./shown-question";

/** What is in the fields of one question. */
export interface AnswerValue {
  selectedAnswers: readonly string[];
  textResponse: string;
  fields: AnswerFields;
  isFlagged: boolean;
}

/** As much of a question as says whether it is answered. */
export type AskedQuestion = Pick<PublicQuestion, "type" | "unit" | "blanks"> &
  Partial<Pick<PublicQuestion, "unitRule" | "wordLimits" | "code">> & { prompts: readonly { id: string }[] };

export interface AnswerFieldsProps {
  question: ShownQuestion;
  /** `status` is "saving" until what was typed has reached the server. */
  entry: { value: AnswerValue; status: SaveStatus<unknown> };
  /** Unique in the page: for ids and names of fields. */
  id: string;
  /** Of the attempt that it is answered in; left out where it is not. */
  attemptId?: string;
  /** Nothing more is taken: for parts that a disabled fieldset doesn't close. */
  isOver?: boolean;
  /** To be called where the browser may not focus what was pressed. */
  onHere: () => void;
  onChange: (value: AnswerValue, delayMs?: number) => void;
}

export type AnswerHint = "chooseAll" | "gradedByPerson" | "withUnit" | null;

/** How one type of question is answered in the browser: its folder's player, and one line in `players.ts`. */
export interface QuestionPlayer {
  AnswerFields: ComponentType<AnswerFieldsProps>;
  /** Where fields are within the text: the text with them, and how it names the group, with a word for each of its blanks. */
  inText?: {
    TextFields: ComponentType<AnswerFieldsProps>;
    nameOf: (question: ShownQuestion, blank: (number: number) => string) => string;
  };
  /** What the line of points says about how to answer: a message of `assessment.attempt`. */
  hint: AnswerHint | ((question: AskedQuestion) => AnswerHint);
  isAnswered(question: AskedQuestion, value: AnswerValue): boolean;
  /** Something was given that cannot be read: it is kept, and earns nothing as it is. */
  isUnread(question: AskedQuestion, value: AnswerValue): boolean;
  /** Longer than its author asked for: it is kept whole, and whoever submits it is asked. */
  isTooLong?(question: AskedQuestion, value: AnswerValue): boolean;
}
