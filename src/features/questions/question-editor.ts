import type { ComponentType, RefObject } from "react";
import type { EditedQuestion } from "./edited-question";
import type { QuestionProblem } from "./question-authoring";

/** Images of the course or the bank that a question is in. */
export interface QuestionPictures {
  /** Lets the author choose or upload one and describe it; null where that was called off. */
  choose: () => Promise<ChosenPicture | null>;
  /** Where an image of it can be seen just now; null where that isn't known. */
  addressOf: (path: string) => string | null;
}

export interface ChosenPicture {
  markdown: string;
  /** In pixels. */
  size: { width: number; height: number } | null;
}

export interface KeyEditorProps {
  question: EditedQuestion;
  /** What is missing or can't be marked; each is said beside its field. */
  problems: readonly QuestionProblem[];
  /** Students see the options in another order each. */
  isShuffled: boolean;
  /** Where the text of the question is typed: what is in the text is put at its cursor. */
  textField: RefObject<HTMLTextAreaElement | null>;
  /** Left out where the question is in neither a course nor a bank, or can't be edited. */
  pictures?: QuestionPictures;
  onChange: (change: Partial<EditedQuestion>) => void;
}

/** The key of one type of question under edit: its folder's `editor.tsx`, and one line in `editors.ts`. */
export type KeyEditor = ComponentType<KeyEditorProps>;
