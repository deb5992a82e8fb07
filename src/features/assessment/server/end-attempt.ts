import "server-only";
import type { AttemptEnded } from "@/features/assessment/events";
import { type AttemptScore, scoreAttempt } from "@/features/assessment/marking";
import { type AttemptEvent, isAssessmentPassed, nextAttempt, secondsTaken } from "@/features/assessment/rules";
import { readSnapshot } from "@/features/assessment/snapshot";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import { fromHundredths } from "@/features/questions/points";
import type { QuestionResponse } from "@/features/questions/question-type";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { listAttempts } from "./attempt-summary";
import { readQuestions } from "./read-questions";

type LockedAttempt = NonNullable<Awaited<ReturnType<typeof lockAttempt>>>;

/**
 * Lets an event happen to an attempt: on its end it is marked, its lesson completed when that passes the assessment, and
 * the news written to the outbox, all in the caller's transaction. Resolves to the state afterwards; an attempt that
 * has ended already is left as it is.
 */
export async function endAttempt(tx: Tx, attemptId: string, event: AttemptEvent): Promise<LockedAttempt["state"]> {
  const attempt = await lockAttempt(tx, attemptId);
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  const ended = nextAttempt(attempt, event);
  if (ended === attempt || ended.endedAt === null) return attempt.state;
  const result = await markAnswers(tx, attempt);
  await tx.assessmentAttempt.update({
    where: { id: attemptId },
    data: {
      state: ended.state,
      endedAt: ended.endedAt,
      timeTakenSeconds: secondsTaken(ended.startedAt, ended.endedAt),
      score: fromHundredths(result.score),
      percentage: fromHundredths(result.percentage),
      isPassed: result.isPassed,
    },
  });
  await announceEnd(tx, attempt, { isPassed: result.isPassed, at: event.at });
  return ended.state;
}

/** The enrollment first and then the attempt: whoever needs both takes them in this order, so no one waits in a circle. */
async function lockAttempt(tx: Tx, attemptId: string) {
  await tx.$queryRaw`
    SELECT id FROM enrollment
    WHERE id = (SELECT enrollment_id FROM assessment_attempt WHERE id = ${attemptId}::uuid) FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM assessment_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`;
  return tx.assessmentAttempt.findUnique({
    where: { id: attemptId },
    include: {
      answers: { select: { questionVersionId: true, selectedAnswers: true, textResponse: true } },
      assessment: { select: { courseId: true, lessonId: true } },
    },
  });
}

async function markAnswers(tx: Tx, attempt: LockedAttempt): Promise<AttemptScore> {
  const { order, rules } = readSnapshot(attempt);
  const questions = await readQuestions(
    tx,
    order.map(({ questionVersionId }) => questionVersionId),
  );
  const responses = new Map<string, QuestionResponse>(
    attempt.answers.map((answer) => [answer.questionVersionId, answer]),
  );
  const result = scoreAttempt(questions, responses, rules.passingScore);
  await writeMarks(tx, attempt.id, result);
  return result;
}

async function writeMarks(tx: Tx, attemptId: string, { byQuestion }: AttemptScore): Promise<void> {
  const marks = [...byQuestion].map(([id, { earned, isCorrect }]) => ({
    id,
    earned: fromHundredths(earned),
    isCorrect,
  }));
  await tx.$executeRaw`
    UPDATE attempt_answer AS a SET is_correct = m."isCorrect", points_earned = m.earned
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(id uuid, earned numeric, "isCorrect" boolean)
    WHERE a.attempt_id = ${attemptId}::uuid AND a.question_version_id = m.id`;
}

async function announceEnd(tx: Tx, attempt: LockedAttempt, { isPassed, at }: { isPassed: boolean; at: Date }) {
  const { id: attemptId, userId, enrollmentId, assessmentId, attemptNumber } = attempt;
  const { courseId, lessonId } = attempt.assessment;
  const attempts = await listAttempts(tx, { enrollmentId, assessmentId });
  if (isAssessmentPassed(readSnapshot(attempt).rules, attempts)) {
    await completeLesson(tx, { enrollmentId, lessonId, cause: "ASSESSMENT", at });
  }
  await tx.userActivity.create({
    data: {
      userId,
      kind: "ATTEMPT_FINISHED",
      courseId,
      lessonId,
      assessmentId,
      data: { attemptId, attemptNumber, isPassed },
      createdAt: at,
    },
  });
  const event: AttemptEnded = {
    name: "assessment/attempt.ended",
    data: { attemptId, assessmentId, lessonId, courseId, userId, isPassed },
  };
  await appendEvent(tx, event);
}
