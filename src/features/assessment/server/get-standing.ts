import "server-only";
import * as z from "zod";
import { type AttemptClock, nextAttempt, remainingSeconds } from "@/features/assessment/rules";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { readFields } from "./read-fields";
import { StoredAnswer } from "./save-answer";

export const AttemptStanding = z.object({
  isRunning: z.boolean(),
  remainingSeconds: z.int().nullable(),
  now: z.date(),
  answers: z.array(StoredAnswer),
});
export type AttemptStanding = z.infer<typeof AttemptStanding>;

/** Where an attempt is, by the server's clock. Changes nothing: an overdue one is merely told as not running. */
export async function getStanding({ db, now }: Pick<Deps, "db" | "now">, attemptId: string): Promise<AttemptStanding> {
  const at = now();
  const attempt = await db.assessmentAttempt.findUnique({
    where: { id: attemptId },
    select: {
      state: true,
      startedAt: true,
      deadlineAt: true,
      endedAt: true,
      answers: {
        select: {
          questionVersionId: true,
          clientId: true,
          revision: true,
          selectedAnswers: true,
          textResponse: true,
          fields: true,
          isFlagged: true,
          answeredAt: true,
        },
      },
    },
  });
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  const { answers, ...clock } = attempt satisfies AttemptClock;
  return {
    isRunning: nextAttempt(clock, { type: "tick", at }).state === "IN_PROGRESS",
    remainingSeconds: remainingSeconds(attempt.deadlineAt, at),
    now: at,
    answers: answers.map((answer) => ({ ...answer, fields: readFields(answer.fields) })),
  };
}
