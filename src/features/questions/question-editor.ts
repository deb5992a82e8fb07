import type { ComponentType, RefObject } from "react";
import type { EditedQuestion } from "./edited-question";
import type { QuestionProblem } from "./question-authoring";

export interface KeyEditorProps {
  question: EditedQuestion;
  /** What is missing or can't be marked; each is said beside its field. */
  problems: readonly QuestionProblem[];
  /** Students see the options in another order each. */
  isShuffled: boolean;
  /** Where the text of the question is typed: what is in the text is put at its cursor. */
  textField: RefObject<HTMLTextAreaElement | null>;
  onChange: (change: Partial<EditedQuestion>) => void;
}

/** The key of one type of question under edit: its folder's `editor.tsx`, and one line in `editors.ts`. */
export type KeyEditor = ComponentType<KeyEditorProps>;
