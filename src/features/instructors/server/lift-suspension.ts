import "server-only";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";
import { announceDecision } from "./announce-decision";
import { decidedMeanwhile, holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

/**
 * Lets someone teach again; their courses are found and entered as before. Where no one is suspended, nothing happens.
 * @throws AppError NOT_FOUND; CONFLICT `instructors.decided_meanwhile` { status, by } where they were never suspended.
 */
export async function liftSuspension(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { userId }: { userId: string },
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const held = await holdInstructor(tx, userId);
    if (!held) throw new AppError("NOT_FOUND", "common.not_found");
    if (held.status === "ACTIVE") return;
    if (held.status !== "SUSPENDED") throw decidedMeanwhile(held);
    const decidedAt = deps.now();
    await tx.instructorProfile.update({
      where: { id: held.id },
      data: {
        status: "ACTIVE",
        decisionReason: "",
        decidedById: deps.actor.id,
        decidedAt,
        updatedAt: decidedAt,
      },
    });
    await touchInstructor(tx, userId);
    await announceDecision(tx, userId, "lifted", decidedAt);
    await appendAudit(tx, deps, {
      action: "instructor.lift",
      objectType: "InstructorProfile",
      objectId: held.id,
      before: { status: held.status },
      values: { userId, status: "ACTIVE", reason: held.decisionReason },
    });
  });
}
