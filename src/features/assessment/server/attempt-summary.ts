import "server-only";
import * as z from "zod";
import type { AttemptClock, EarlierAttempt } from "@/features/assessment/rules";
import { toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { AttemptState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/** One of a student's attempts without its content. */
export type AttemptSummary = EarlierAttempt & AttemptClock;

/** A summary as a query builds it in JSON. */
export const AttemptJson = rowSchema(() => ({
  id: z.string(),
  number: z.number(),
  state: z.enum(AttemptState),
  score: z.number().nullable(),
  maxScore: z.number(),
  isPassed: z.boolean().nullable(),
  startedAt: z.string(),
  deadlineAt: z.string().nullable(),
  endedAt: z.string().nullable(),
}));

/** All rows of `assessment_attempt o` as `AttemptJson`, by number. */
export const attemptsAsJson = Prisma.sql`coalesce(json_agg(json_build_object(
    'id', o.id, 'number', o.attempt_number, 'state', o.state, 'score', o.score, 'maxScore', o.max_score,
    'isPassed', o.is_passed, 'startedAt', o.started_at, 'deadlineAt', o.deadline_at, 'endedAt', o.ended_at
  ) ORDER BY o.attempt_number), '[]')`;

export function toSummary(attempt: RowOf<typeof AttemptJson>): AttemptSummary {
  return {
    ...attempt,
    score: attempt.score === null ? null : toHundredths(attempt.score),
    maxScore: toHundredths(attempt.maxScore),
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
