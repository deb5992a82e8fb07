import "server-only";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { announceDecision } from "./announce-decision";
import { makeInstructor } from "./decide-application";
import { holdInstructor } from "./hold-instructor";

/**
 * Lets someone teach without an application, for whoever runs the site. Their page stays hidden until they have written it.
 * False where they may teach already.
 * @throws AppError RULE_BROKEN `instructors.not_editable` { status } while they are suspended: that is lifted where its reason can be read.
 */
export const appointInstructor = (deps: Pick<Deps, "db" | "actor" | "now" | "ip">, userId: string): Promise<boolean> =>
  deps.db.$transaction(async (tx) => {
    const { name, role } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, role: true },
    });
    const held = await holdInstructor(tx, userId);
    if (held?.status === "SUSPENDED")
      throw new AppError("RULE_BROKEN", "instructors.not_editable", { status: held.status });
    if (held?.status === "ACTIVE" && role !== "STUDENT") return false;
    const decidedAt = deps.now();
    const decision = {
      status: "ACTIVE",
      decisionReason: "",
      decidedById: null,
      decidedAt,
      updatedAt: decidedAt,
    } as const;
    const { id } = await tx.instructorProfile.upsert({
      where: { userId },
      create: { ...decision, userId, displayName: name, isPublic: false },
      update: decision,
      select: { id: true },
    });
    await makeInstructor(tx, userId);
    await announceDecision(tx, userId, "approved", decidedAt);
    await appendAudit(tx, deps, {
      action: "instructor.approve",
      objectType: "InstructorProfile",
      objectId: id,
      before: { status: held?.status ?? null },
      values: { userId, status: "ACTIVE", reason: "" },
    });
    return true;
  });
