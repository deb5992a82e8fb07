import type { EditedQuestion } from "@/features/questions/edited-question";
import type { QuestionKey } from "@/features/questions/question-authoring";

/** A type of question with its key and its words. */
export interface ItemKey extends Partial<QuestionKey>, Pick<EditedQuestion, "type" | "explanation" | "feedback"> {
  /** What the right response earns; null where a person says. */
  score: number | null;
  penalty?: number;
}
