import "server-only";
import { type InstructorDecision, instructorDecided } from "@/features/instructors/events";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";

/** Whoever listens tells the person, after the commit. */
export async function announceDecision(
  tx: Tx,
  userId: string,
  decision: InstructorDecision,
  decidedAt: Date,
): Promise<void> {
  await appendEvent(tx, instructorDecided({ userId, decision, decidedAt: decidedAt.toISOString() }));
}
