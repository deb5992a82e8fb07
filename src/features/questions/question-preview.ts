import type { ComponentType } from "react";
import type { ShownQuestion } from "./shown-question";

export interface PreviewProps {
  question: ShownQuestion;
  /** Unique in the page. */
  id: string;
  words: {
    /** Name of the field of a typed answer. */
    answer: string;
    /** Name of the field of what a program printed. */
    output: string;
    /** What a list of answers says before one is chosen. */
    choose: string;
    /** Name of a field within the text. */
    blank: (number: number, count: number) => string;
    /** What is above choices that can't be in a list. */
    choices: (number: number) => string;
  };
}

/**
 * The fields of one type of question to look at and not to answer: its folder's preview, and one line in `previews.ts`. They need no
 * script, so none of its player is in them.
 */
export interface QuestionPreview {
  /** Left out where all fields are within the text. */
  AnswerPreview?: ComponentType<PreviewProps>;
  /** The text with the fields that are in it; left out where there are none. */
  TextPreview?: ComponentType<Pick<PreviewProps, "question" | "words">>;
}
