import "server-only";
import { type AttemptScore, type MarkedAttempt, totalOf } from "@/features/assessment/marking";
import { firstMark, leftOutPoints, regradedMark } from "@/features/assessment/regrading";
import type { LockedAttempt } from "@/features/assessment/server/lock-attempt";
import type { Hundredths } from "@/features/questions/points";
import type { QuestionContent, QuestionResponse } from "@/features/questions/question-type";
import { noAnswer } from "@/features/questions/shared/no-answer";
import type { Tx } from "@/server/db/client";
import { readStandingRegrades } from "./read-standing-regrades";
import { type RegradedAnswer, writeRegraded } from "./write-regraded";

interface Ending {
  attempt: LockedAttempt;
  questions: readonly QuestionContent[];
  responses: ReadonlyMap<string, QuestionResponse>;
  marked: MarkedAttempt;
  passingScore: Hundredths;
  at: Date;
}

/**
 * An attempt that ends after a regrade of one of its questions has what the regrade says: students who stay on an earlier version of a
 * course go on meeting the question as it was. Resolves to what the attempt comes to, and to its maximum.
 */
export async function regradeAtEnd(
  tx: Tx,
  { attempt, questions, responses, marked, passingScore, at }: Ending,
): Promise<{ total: AttemptScore | null; maxScore: Hundredths }> {
  const standing = await readStandingRegrades(
    tx,
    questions.map(({ versionId }) => versionId),
  );
  const maxScore = questions.reduce((sum, { points }) => sum + points, 0);
  if (standing.size === 0) return { total: marked.total, maxScore };
  const ids = new Map(attempt.answers.map(({ id, questionVersionId }) => [questionVersionId, id]));
  const regraded: RegradedAnswer[] = [];
  const marks = questions.map((question) => {
    const { versionId } = question;
    const response = responses.get(versionId) ?? noAnswer;
    const before = firstMark(question, response);
    const regrade = standing.get(versionId);
    if (!regrade) return { before, after: before, points: question.points };
    const after = regradedMark({ ...regrade, question }, response, before);
    if (after.earned !== before.earned || after.isLeftOut !== before.isLeftOut) {
      const answerId = ids.get(versionId) ?? null;
      const where = { attemptId: attempt.id, questionVersionId: versionId, answerId, endedAt: at };
      regraded.push({ regradeId: regrade.id, ...where, before, after });
    }
    return { before, after, points: question.points };
  });
  await writeRegraded(tx, regraded, at);
  const most = marks.reduce((sum, { after, points }) => sum - leftOutPoints(after, points), maxScore);
  const earned = marks.map(({ after }) => after.earned);
  return { total: totalOf(earned, { maxScore: most, passingScore }), maxScore: most };
}
