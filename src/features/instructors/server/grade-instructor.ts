import "server-only";
import type { GradeInstructor } from "@/features/instructors/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

/**
 * Sets the tier, which says how much a person may keep and draft, and the mark that says someone checked who they are. The last
 * write is; what is so already changes nothing.
 * @throws AppError NOT_FOUND; RULE_BROKEN `instructors.not_teaching` where no one has let them teach.
 */
export async function gradeInstructor(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { userId, tier, isVerified }: GradeInstructor,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const held = await holdInstructor(tx, userId);
    if (!held) throw new AppError("NOT_FOUND", "common.not_found");
    if (held.tier === tier && held.isVerified === isVerified) return;
    if (held.status !== "ACTIVE" && held.status !== "SUSPENDED")
      throw new AppError("RULE_BROKEN", "instructors.not_teaching");
    await tx.instructorProfile.update({
      where: { id: held.id },
      data: { tier, isVerified, updatedAt: deps.now() },
    });
    if (held.isVerified !== isVerified) await touchInstructor(tx, userId);
    await appendAudit(tx, deps, {
      action: "instructor.grade",
      objectType: "InstructorProfile",
      objectId: held.id,
      before: { tier: held.tier, verified: held.isVerified },
      values: { userId, tier, verified: isVerified },
    });
  });
}
