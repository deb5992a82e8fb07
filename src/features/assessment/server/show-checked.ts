import "server-only";
import { type CheckedQuestion, verdictOf } from "@/features/assessment/checked-question";
import { type AnswerMark, firstMark, regradedMark, withMendedKey } from "@/features/assessment/regrading";
import { disclosureDuring } from "@/features/assessment/review-policy";
import type { QuestionContent } from "@/features/questions/question-type";
import type { Tx } from "@/server/db/client";
import { reviewQuestion } from "./get-review";
import type { GivenAnswer, ReadAttempt } from "./read-attempt";
import { readStandingRegrades } from "./regrades/read-standing-regrades";
import type { Show } from "./show-texts";

type Attempt = Pick<ReadAttempt, "answers" | "order" | "rules">;

interface Marked {
  /** With the key that its points are from. */
  question: QuestionContent;
  given: GivenAnswer;
  mark: AnswerMark;
}

/**
 * The checked answers of a running attempt, marked as they will be at its end: by the same functions, and under the regrades of now.
 * One query, two where a regrade has the key of a later version, and none where nothing is checked.
 */
export async function readChecks(
  tx: Tx,
  attempt: Attempt,
  questions: readonly QuestionContent[],
): Promise<(show: Show) => CheckedQuestion[]> {
  const checked = questions.flatMap((question) => {
    const given = attempt.answers.find(({ questionVersionId }) => questionVersionId === question.versionId);
    return given?.checkedAt ? [{ question, given }] : [];
  });
  if (checked.length === 0) return () => [];
  const standing = await readStandingRegrades(
    tx,
    checked.map(({ question }) => question.versionId),
  );
  const marked = checked.map(({ question, given }): Marked => {
    const first = firstMark(question, given);
    const regrade = standing.get(question.versionId);
    if (!regrade) return { question, given, mark: first };
    const mark = regradedMark({ ...regrade, question }, given, first);
    const keyed = regrade.mended && withMendedKey(question, regrade.mended);
    const explains = keyed && firstMark(keyed, given).earned === mark.earned;
    return { question: explains ? keyed : question, given, mark };
  });
  return (show) => marked.map((each) => showChecked(each, attempt, show));
}

function showChecked({ question, given, mark }: Marked, { order, rules }: Attempt, show: Show): CheckedQuestion {
  const shown = disclosureDuring(rules);
  const place = order.findIndex(({ questionVersionId }) => questionVersionId === question.versionId) + 1;
  const { versionId, points, blanks, picture, rows, feedback, explanation } = reviewQuestion(
    question,
    { answers: [given], order },
    shown,
    (source, id) => show(source, `c${place}${id}`),
  );
  const isTold = shown.correctness || (shown.score && mark.isLeftOut);
  return {
    ...{ versionId, points, blanks, picture, rows, feedback, explanation },
    verdict: isTold ? verdictOf(mark) : null,
    earned: shown.score ? (mark.earned ?? 0) : null,
  };
}
