import type { QuestionType } from "@/features/questions/question-type";
import { someNeedGrading } from "@/features/questions/registry";
import { type ReviewPart, shownDuring } from "@/features/questions/review-matrix";
import type { AttemptRules } from "./rules";

type Rules = Pick<AttemptRules, "review">;
type Marked = { type: QuestionType; body: unknown };

/** Whether an answer to it can be checked while an attempt runs: not where a person grades it. */
export const isCheckable = ({ review }: Rules, question: Marked): boolean =>
  shownDuring(review).length > 0 && !someNeedGrading([question]);

/** What checked answers to these questions show; none where none of them can be checked. */
export const shownOfChecked = (rules: Rules, questions: readonly Marked[]): ReviewPart[] =>
  questions.some((question) => isCheckable(rules, question)) ? shownDuring(rules.review) : [];
