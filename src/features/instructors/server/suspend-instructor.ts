import "server-only";
import type { SuspendInstructor } from "@/features/instructors/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { announceDecision } from "./announce-decision";
import { decidedMeanwhile, holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

/**
 * Keeps someone from teaching until it is lifted: their courses take no new students and are found nowhere, those who learn in
 * them go on. The role stays, so that they may read what they have. The same suspension sent twice changes nothing.
 * @throws AppError NOT_FOUND where no one of this id teaches; RULE_BROKEN `instructors.is_admin`; CONFLICT
 * `instructors.decided_meanwhile` { status, by } where someone else has suspended them.
 */
export async function suspendInstructor(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { userId, reason }: SuspendInstructor,
): Promise<void> {
  const adminId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    const held = await holdTeacher(tx, userId, deps.now());
    if (held.status === "SUSPENDED" && held.decidedById === adminId && held.decisionReason === reason) return;
    if (held.status === "SUSPENDED") throw decidedMeanwhile(held);
    const decidedAt = deps.now();
    await tx.instructorProfile.update({
      where: { id: held.id },
      data: { status: "SUSPENDED", decisionReason: reason, decidedById: adminId, decidedAt, updatedAt: decidedAt },
    });
    await touchInstructor(tx, userId);
    await announceDecision(tx, userId, "suspended", decidedAt);
    await appendAudit(tx, deps, {
      action: "instructor.suspend",
      objectType: "InstructorProfile",
      objectId: held.id,
      before: { status: held.status },
      values: { userId, status: "SUSPENDED", reason },
    });
  });
}

/** Some teach without ever having applied, for they came with the role; they get a row of their own, with no public page. */
async function holdTeacher(tx: Tx, userId: string, at: Date) {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { name: true, role: true } });
  if (!person || person.role === "STUDENT") throw new AppError("NOT_FOUND", "common.not_found");
  if (person.role === "ADMIN") throw new AppError("RULE_BROKEN", "instructors.is_admin");
  await tx.instructorProfile.createMany({
    data: { userId, displayName: person.name, status: "ACTIVE", isPublic: false, createdAt: at },
    skipDuplicates: true,
  });
  const held = await holdInstructor(tx, userId);
  if (!held) throw new AppError("NOT_FOUND", "common.not_found");
  return held;
}
