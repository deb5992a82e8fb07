import type { EditedQuestion } from "@/features/questions/edited-question";
import type { KeptIssue, LostIssue } from "@/features/questions/formats/issues";
import type { KindMeans, QuestionKey } from "@/features/questions/question-authoring";
import type { XmlElement } from "@/lib/xml-tree";
import type { ReadIssue } from "../read-questions";

/** Why one question can't be read. */
export class MoodleProblem extends Error {
  constructor(
    readonly code: ReadIssue["code"] & LostIssue,
    readonly detail = "",
  ) {
    super(code);
  }
}

/** What a question's type says of it: its key and, where the text is part of that, the text. */
export interface MoodleKey
  extends Partial<QuestionKey & Pick<EditedQuestion, "penalty">>,
    Pick<EditedQuestion, "type"> {
  text?: string;
  points?: number;
  issues: KeptIssue[];
}

export type KeyReader = (question: XmlElement, means: KindMeans) => MoodleKey;

export const fullFraction = 100;

/** Those of which the condition is met. */
export const issuesIf = (conditions: Partial<Record<KeptIssue, boolean>>): KeptIssue[] =>
  (Object.keys(conditions) as KeptIssue[]).filter((issue) => conditions[issue]);
