import type { EditedQuestion } from "./edited-question";
import { toHundredths } from "./points";
import type { QuestionContent } from "./question-type";

/** A question as its author has it, as it is asked and marked. */
export const contentOf = (
  versionId: string,
  { points, penalty, answers, ...question }: EditedQuestion,
): QuestionContent => ({
  ...{ ...question, versionId, points: toHundredths(points), penalty: toHundredths(penalty) },
  answers: answers.map(({ credit = 0, ...answer }) => ({ ...answer, credit: toHundredths(credit) })),
});
