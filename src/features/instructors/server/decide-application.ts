import "server-only";
import type { DecideApplication } from "@/features/instructors/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { announceDecision } from "./announce-decision";
import { decidedMeanwhile, type HeldInstructor, holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

/**
 * Approves or rejects an application as the admin saw it, once. Who is approved is an instructor from their next request on;
 * no one loses a role by it. One's own decision sent twice changes nothing.
 * @throws AppError NOT_FOUND; CONFLICT `instructors.decided_meanwhile` { status, by } where someone else decided;
 * CONFLICT `instructors.sent_anew` where it was withdrawn or sent again since it was seen.
 */
export async function decideApplication(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { userId, seen, decision }: DecideApplication,
): Promise<void> {
  const adminId = deps.actor.id;
  const outcome =
    decision.verdict === "approve"
      ? ({ status: "ACTIVE", decisionReason: "" } as const)
      : ({ status: "REJECTED", decisionReason: decision.reason } as const);
  await deps.db.$transaction(async (tx) => {
    const held = await holdInstructor(tx, userId);
    if (!held || (held.status === "DRAFT" && held.appliedAt === null))
      throw new AppError("NOT_FOUND", "common.not_found");
    const isSame = held.status === outcome.status && held.decisionReason === outcome.decisionReason;
    if (isSame && held.decidedById === adminId) return;
    assertSeen(held, seen);
    const decidedAt = deps.now();
    await tx.instructorProfile.update({
      where: { id: held.id },
      data: { ...outcome, decidedById: adminId, decidedAt, updatedAt: decidedAt },
    });
    if (outcome.status === "ACTIVE") await makeInstructor(tx, userId);
    await announceDecision(tx, userId, decision.verdict === "approve" ? "approved" : "rejected", decidedAt);
    await appendAudit(tx, deps, {
      action: `instructor.${decision.verdict}`,
      objectType: "InstructorProfile",
      objectId: held.id,
      before: { status: held.status },
      values: { userId, status: outcome.status, reason: outcome.decisionReason },
    });
  });
}

function assertSeen(held: HeldInstructor, seen: string): void {
  if (held.status !== "PENDING" && held.status !== "DRAFT") throw decidedMeanwhile(held);
  if (held.status === "DRAFT" || held.appliedAt?.getTime() !== new Date(seen).getTime())
    throw new AppError("CONFLICT", "instructors.sent_anew");
}

export async function makeInstructor(tx: Tx, userId: string): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, role: "STUDENT" }, data: { role: "INSTRUCTOR" } });
  await touchInstructor(tx, userId);
}
