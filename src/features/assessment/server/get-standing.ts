import "server-only";
import * as z from "zod";
import { type AttemptClock, nextAttempt } from "@/features/assessment/rules";
import { readRules } from "@/features/assessment/snapshot";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { readFields } from "./read-fields";
import { StoredAnswer } from "./save-answer";
import { noteNetwork, type SeenFrom } from "./signals/note-network";

export const AttemptStanding = z.object({
  isRunning: z.boolean(),
  now: z.date(),
  /** Null without a limit. */
  deadlineAt: z.date().nullable(),
  answers: z.array(StoredAnswer),
});
export type AttemptStanding = z.infer<typeof AttemptStanding>;

/** Where an attempt is, by the server's clock. An overdue one is merely told as not running. Of one that notes signals it notes from where it is asked. */
export async function getStanding(
  { db, now, ...from }: Pick<Deps, "db" | "now"> & SeenFrom,
  attemptId: string,
): Promise<AttemptStanding> {
  const at = now();
  const attempt = await db.assessmentAttempt.findUnique({
    where: { id: attemptId },
    select: {
      state: true,
      startedAt: true,
      deadlineAt: true,
      endedAt: true,
      rules: true,
      answers: {
        orderBy: { questionVersionId: "asc" },
        select: {
          questionVersionId: true,
          clientId: true,
          revision: true,
          selectedAnswers: true,
          textResponse: true,
          fields: true,
          isFlagged: true,
          answeredAt: true,
          checkedAt: true,
        },
      },
    },
  });
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  const { answers, rules, ...clock } = attempt satisfies AttemptClock;
  const isRunning = nextAttempt(clock, { type: "tick", at }).state === "IN_PROGRESS";
  if (isRunning && readRules(rules).recordsSignals) await noteNetwork(db, attemptId, from, at);
  return {
    isRunning,
    now: at,
    deadlineAt: attempt.deadlineAt,
    answers: answers.map((answer) => ({ ...answer, fields: readFields(answer.fields) })),
  };
}
