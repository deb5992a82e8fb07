import "server-only";
import type { AttemptClock, AttemptState, EarlierAttempt } from "@/features/assessment/rules";
import { toHundredths } from "@/features/questions/points";
import type { Tx } from "@/server/db/client";

/** One of a student's attempts without its content. */
export type AttemptSummary = EarlierAttempt & AttemptClock;

/** A summary as a query builds it in JSON. */
export interface AttemptJson {
  id: string;
  number: number;
  state: AttemptState;
  score: number | null;
  maxScore: number;
  isPassed: boolean | null;
  startedAt: string;
  deadlineAt: string | null;
  endedAt: string | null;
}

export function toSummary(attempt: AttemptJson): AttemptSummary {
  return {
    id: attempt.id,
    number: attempt.number,
    state: attempt.state,
    score: attempt.score === null ? null : toHundredths(attempt.score),
    maxScore: toHundredths(attempt.maxScore),
    isPassed: attempt.isPassed,
    startedAt: new Date(attempt.startedAt),
    deadlineAt: attempt.deadlineAt === null ? null : new Date(attempt.deadlineAt),
    endedAt: attempt.endedAt === null ? null : new Date(attempt.endedAt),
  };
}

/** All attempts of one enrollment at one assessment, by number. */
export async function listAttempts(
  tx: Tx,
  { enrollmentId, assessmentId }: { enrollmentId: string; assessmentId: string },
): Promise<AttemptSummary[]> {
  const rows = await tx.assessmentAttempt.findMany({
    where: { enrollmentId, assessmentId },
    orderBy: { attemptNumber: "asc" },
    select: {
      id: true,
      attemptNumber: true,
      state: true,
      score: true,
      maxScore: true,
      isPassed: true,
      startedAt: true,
      deadlineAt: true,
      endedAt: true,
    },
  });
  return rows.map(({ attemptNumber, score, maxScore, ...row }) => ({
    ...row,
    number: attemptNumber,
    score: score === null ? null : toHundredths(score),
    maxScore: toHundredths(maxScore),
  }));
}
