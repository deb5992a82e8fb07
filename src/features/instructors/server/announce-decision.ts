import "server-only";
import type { InstructorDecided, InstructorDecision } from "@/features/instructors/events";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";

/** Whoever listens tells the person, after the commit. */
export async function announceDecision(
  tx: Tx,
  userId: string,
  decision: InstructorDecision,
  decidedAt: Date,
): Promise<void> {
  const decided: InstructorDecided = {
    name: "instructor/decided",
    data: { userId, decision, decidedAt: decidedAt.toISOString() },
  };
  await appendEvent(tx, decided);
}
