import "server-only";
import { attemptEnded } from "@/features/assessment/events";
import { type AttemptScore, type MarkedAttempt, scoreAttempt } from "@/features/assessment/marking";
import { type AttemptEvent, gradeAttempt, nextAttempt, secondsTaken } from "@/features/assessment/rules";
import { readSnapshot } from "@/features/assessment/snapshot";
import { fromHundredths, type Hundredths } from "@/features/questions/points";
import type { QuestionResponse } from "@/features/questions/question-type";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import { type LockedAttempt, lockAttempt } from "./lock-attempt";
import { readFields } from "./read-fields";

import { readQuestions } from "./read-questions";
import { regradeAtEnd } from "./regrades/regrade-at-end";
import { completeIfPassed, resultOf } from "./settle-attempt";

/**
 * Lets an event happen to an attempt: on its end it is marked, its lesson completed when that passes the assessment, and
 * the news written to the outbox, all in the caller's transaction. Where an answer waits for a person, that follows with the last
 * grade (`settleAttempt`). Resolves to the state afterwards; an attempt that has ended already is left as it is.
 */
export async function endAttempt(tx: Tx, attemptId: string, event: AttemptEvent): Promise<LockedAttempt["state"]> {
  const attempt = await lockAttempt(tx, attemptId);
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  const next = nextAttempt(attempt, event);
  if (next === attempt || next.endedAt === null) return attempt.state;
  const { total, maxScore } = await markAnswers(tx, attempt, next.endedAt);
  const ended = total ? next : gradeAttempt(next, { type: "wait" });
  await tx.assessmentAttempt.update({
    where: { id: attemptId },
    data: {
      state: ended.state,
      endedAt: next.endedAt,
      timeTakenSeconds: secondsTaken(ended.startedAt, next.endedAt),
      maxScore: fromHundredths(maxScore),
      ...(total && resultOf(total)),
    },
  });
  await announceEnd(tx, attempt, { isPassed: total?.isPassed ?? null, at: event.at });
  return ended.state;
}

async function markAnswers(
  tx: Tx,
  attempt: LockedAttempt,
  at: Date,
): Promise<{ total: AttemptScore | null; maxScore: Hundredths }> {
  const { order, rules } = readSnapshot(attempt);
  const questions = await readQuestions(
    tx,
    order.map(({ questionVersionId }) => questionVersionId),
  );
  const responses = new Map<string, QuestionResponse>(
    attempt.answers.map((answer) => [answer.questionVersionId, { ...answer, fields: readFields(answer.fields) }]),
  );
  const marked = scoreAttempt(questions, responses, rules.passingScore);
  await writeMarks(tx, attempt.id, marked);
  return regradeAtEnd(tx, { attempt, questions, responses, marked, passingScore: rules.passingScore, at });
}

/** Those of answers that wait for a person stay empty: that is how they are known. */
async function writeMarks(tx: Tx, attemptId: string, { byQuestion }: MarkedAttempt): Promise<void> {
  const marks = [...byQuestion].flatMap(([id, score]) =>
    score ? [{ id, earned: fromHundredths(score.earned), isCorrect: score.isCorrect }] : [],
  );
  await tx.$executeRaw`
    UPDATE attempt_answer AS a SET is_correct = m."isCorrect", points_earned = m.earned
    FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(id uuid, earned numeric, "isCorrect" boolean)
    WHERE a.attempt_id = ${attemptId}::uuid AND a.question_version_id = m.id`;
}

async function announceEnd(tx: Tx, attempt: LockedAttempt, { isPassed, at }: { isPassed: boolean | null; at: Date }) {
  const { id: attemptId, userId, assessmentId, attemptNumber } = attempt;
  const { courseId, lessonId } = attempt.assessment;
  if (isPassed !== null) await completeIfPassed(tx, attempt, at);
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
  await appendEvent(tx, attemptEnded({ attemptId, assessmentId, lessonId, courseId, userId, isPassed }));
}
