import "server-only";
import { findStepErrors, judgeProgress } from "@/features/courses/builder";
import type { Tx } from "@/server/db/client";
import { readFacts } from "./read-facts";

/** Writes down how far a session is, with what keeps which field open. */
export async function judgeSession(tx: Tx, sessionId: string): Promise<void> {
  const facts = await readFacts(tx, sessionId);
  if (!facts) return;
  const errors = findStepErrors(facts);
  const { done, percentage } = judgeProgress(errors);
  await tx.courseCreationSession.updateMany({
    where: { sessionId },
    data: {
      stepsCompleted: done,
      completionPercentage: percentage,
      validationErrors: Object.fromEntries(errors.map(({ field, code }) => [field, code])),
    },
  });
}
