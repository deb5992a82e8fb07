import "server-only";
import { touchCourse } from "@/features/courses/server/touch-course";
import { teamChanged } from "@/features/studio/events";
import { rightsOfRole, sharesFit, teamRights } from "@/features/studio/team";
import type { ChangeTeacher, SetShares, TeacherRef } from "@/features/studio/team-schema";
import { AppError } from "@/lib/app-error";
import type { EventData } from "@/lib/event";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { activeMember, lockTeam, promisedShares } from "./team-lock";

type TeamDeps = Pick<Deps, "db" | "actor" | "now" | "ip">;

/** Who is named on the course's pages may have changed. */
async function announce(tx: Tx, data: EventData<typeof teamChanged>): Promise<void> {
  await appendEvent(tx, teamChanged(data));
  await touchCourse(tx, data.courseId);
}

/** Sets what an editor or assistant is and may do. @throws AppError RULE_BROKEN `studio.lead_has_every_right` */
export function changeTeacher(deps: TeamDeps, { courseId, userId, role, rights }: ChangeTeacher): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const member = await activeMember(tx, { courseId, userId });
    if (member.role === "LEAD") throw new AppError("RULE_BROKEN", "studio.lead_has_every_right");
    await tx.courseInstructor.update({ where: { id: member.id }, data: { role, ...rights } });
    const rightsBefore = Object.fromEntries(teamRights.map((right) => [right, member[right]]));
    await announce(tx, { courseId, userId });
    await appendAudit(tx, deps, {
      action: "course.changeTeacher",
      objectType: "course",
      objectId: courseId,
      before: { role: member.role, ...rightsBefore },
      values: { userId, role, ...rights },
    });
  });
}

/**
 * Sets the shares of members, in percent, in one go. Members not named keep theirs.
 * @throws AppError RULE_BROKEN `studio.shares_full` where they and the invitations that wait come to more than 100.
 */
export function setShares(deps: TeamDeps, { courseId, shares }: SetShares): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const userIds = shares.map(({ userId }) => userId);
    if (new Set(userIds).size < userIds.length) throw new AppError("RULE_BROKEN", "studio.no_such_member");
    const others = await promisedShares(tx, courseId, deps.now(), userIds);
    if (!sharesFit([others, ...shares.map(({ revenueShare }) => revenueShare)]))
      throw new AppError("RULE_BROKEN", "studio.shares_full");
    const set = await tx.$executeRaw`
      UPDATE course_instructor i SET revenue_share = s.share, updated_at = ${deps.now()}
        FROM unnest(${userIds}::uuid[], ${shares.map(({ revenueShare }) => revenueShare)}::numeric[]) AS s(user_id, share)
       WHERE i.course_id = ${courseId}::uuid AND i.user_id = s.user_id AND i.is_active`;
    if (set < shares.length) throw new AppError("NOT_FOUND", "studio.no_such_member");
    await appendAudit(tx, deps, {
      action: "course.setShares",
      objectType: "course",
      objectId: courseId,
      values: { shares: shares.map(({ userId, revenueShare }) => `${userId} ${revenueShare}`) },
    });
  });
}

/**
 * Makes another member the lead; who led so far stays as an editor with every right and the same share. Handing over to
 * whoever leads already changes nothing.
 */
export function handOverLead(deps: TeamDeps, { courseId, userId }: TeacherRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const next = await activeMember(tx, { courseId, userId });
    if (next.role === "LEAD") return;
    // First down, then up: the index allows one lead at any moment.
    await tx.courseInstructor.updateMany({
      where: { courseId, role: "LEAD", isActive: true },
      data: { role: "EDITOR", ...rightsOfRole.LEAD },
    });
    await tx.courseInstructor.update({ where: { id: next.id }, data: { role: "LEAD", ...rightsOfRole.LEAD } });
    await announce(tx, { courseId, userId });
    await appendAudit(tx, deps, {
      action: "course.handOverLead",
      objectType: "course",
      objectId: courseId,
      values: { userId },
    });
  });
}

/**
 * Ends someone's part in a team, at the lead's word or one's own. The row stays with its dates and share: the credit for
 * what was done is kept. Ending it twice changes nothing.
 * @throws AppError RULE_BROKEN `studio.lead_stays`
 */
export function endMembership(deps: TeamDeps, { courseId, userId }: TeacherRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    await lockTeam(tx, courseId);
    const member = await tx.courseInstructor.findUnique({ where: { courseId_userId: { courseId, userId } } });
    if (!member) throw new AppError("NOT_FOUND", "studio.no_such_member");
    if (!member.isActive) return;
    if (member.role === "LEAD") throw new AppError("RULE_BROKEN", "studio.lead_stays");
    await tx.courseInstructor.update({ where: { id: member.id }, data: { isActive: false, leftAt: deps.now() } });
    await announce(tx, { courseId, userId });
    await appendAudit(tx, deps, {
      action: "course.endMembership",
      objectType: "course",
      objectId: courseId,
      values: { userId },
    });
  });
}
