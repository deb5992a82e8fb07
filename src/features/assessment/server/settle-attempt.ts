import "server-only";
import { attemptGraded } from "@/features/assessment/events";
import { type AttemptScore, totalOf } from "@/features/assessment/marking";
import { gradeAttempt, isAssessmentPassed } from "@/features/assessment/rules";
import { readSnapshot } from "@/features/assessment/snapshot";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import { fromHundredths, toHundredths } from "@/features/questions/points";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { listAttempts } from "./attempt-summary";
import type { LockedAttempt } from "./lock-attempt";

/**
 * What follows a grade that was just written to an answer of the attempt: with the last of them the attempt has its result, its
 * lesson is completed when that passes the assessment, and the student is told. A grade that changes later changes the result the
 * same way; a lesson that was completed stays so. Resolves to how many answers still wait. The attempt was read before the grade.
 */
export async function settleAttempt(
  tx: Tx,
  attempt: LockedAttempt,
  { gradeId, at }: { gradeId: string; at: Date },
): Promise<number> {
  const answers = await tx.attemptAnswer.findMany({
    where: { attemptId: attempt.id },
    select: { pointsEarned: true, isLeftOut: true },
  });
  // What a regrade left out stays so, whatever it is given afterwards: the maximum is without its points.
  const earned = answers
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ pointsEarned }) => (pointsEarned === null ? null : toHundredths(pointsEarned)));
  const { passingScore } = readSnapshot(attempt).rules;
  const total = totalOf(earned, { maxScore: toHundredths(attempt.maxScore), passingScore });
  if (!total) return earned.filter((points) => points === null).length;
  const graded = gradeAttempt(attempt, { type: "graded" });
  await tx.assessmentAttempt.update({
    where: { id: attempt.id },
    data: {
      state: graded.state,
      ...resultOf(total),
    },
  });
  await completeIfPassed(tx, attempt, at);
  const { id: attemptId, userId, assessmentId } = attempt;
  const { courseId, lessonId } = attempt.assessment;
  await appendEvent(
    tx,
    attemptGraded({
      attemptId,
      gradeId,
      assessmentId,
      lessonId,
      courseId,
      userId,
      isPassed: total.isPassed,
      isChange: attempt.state !== "GRADING",
    }),
  );
  return 0;
}

/** A result as the attempt's row keeps it. */
export const resultOf = ({ score, percentage, isPassed }: AttemptScore) => ({
  score: fromHundredths(score),
  percentage: fromHundredths(percentage),
  isPassed,
});

/** Completes the attempt's lesson where all ended attempts together pass the assessment, under the rule that says which counts. */
export async function completeIfPassed(tx: Tx, attempt: LockedAttempt, at: Date): Promise<void> {
  const { enrollmentId, assessmentId } = attempt;
  const attempts = await listAttempts(tx, { enrollmentId, assessmentId });
  if (!isAssessmentPassed(readSnapshot(attempt).rules, attempts)) return;
  await completeLesson(tx, { enrollmentId, lessonId: attempt.assessment.lessonId, cause: "ASSESSMENT", at });
}
