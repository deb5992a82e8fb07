import "server-only";
import * as z from "zod";
import { extendRunning } from "@/features/assessment/server/accommodations/extend-running";
import { lockCurrent, lockStudentsNamed } from "@/features/assessment/server/accommodations/lock-students";
import type { AddChosen, AddNamed, GroupRef, MemberRef } from "@/features/course-groups/schema";
import { lockGroup } from "@/features/enrollment/server/groups/lock-group";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

type Changing = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/** How many have joined, and how many were in it already. */
export const Joined = z.object({ added: z.int(), already: z.int() });
export type Joined = z.infer<typeof Joined>;

/**
 * Puts students who are named by user name or address into a group: all of them or none.
 * @throws AppError NOT_FOUND `enrollment.no_such_group`; RULE_BROKEN `assessment.not_students` (facts: who they are not).
 */
export function addNamed(deps: Changing, { whom, ...group }: AddNamed): Promise<Joined> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    await lockGroup(tx, group);
    const people = await lockStudentsNamed(tx, { courseId: group.courseId, whom, at });
    return join(tx, deps, group, { userIds: people.map(({ id }) => id), at });
  });
}

/**
 * The same for enrollments that were chosen in a list.
 * @throws AppError NOT_FOUND `enrollment.no_such_group`; RULE_BROKEN `course_groups.not_all_students`: one has ended since, or is of another course.
 */
export function addChosen(deps: Changing, { enrollmentIds, ...group }: AddChosen): Promise<Joined> {
  const at = deps.now();
  return deps.db.$transaction(async (tx) => {
    await lockGroup(tx, group);
    const chosen = await queryRows(tx, IdRow)`
      SELECT DISTINCT user_id AS id FROM enrollment WHERE id = ANY(${enrollmentIds}::uuid[]) AND course_id = ${group.courseId}::uuid`;
    const asked = new Set(enrollmentIds).size;
    const userIds = await lockCurrent(tx, { courseId: group.courseId, userIds: chosen.map(({ id }) => id), at });
    if (userIds.length < asked) throw new AppError("RULE_BROKEN", "course_groups.not_all_students");
    return join(tx, deps, group, { userIds, at });
  });
}

/** Their attempts that run gain at once from what the group was given. */
async function join(
  tx: Tx,
  deps: Changing,
  { courseId, groupId }: GroupRef,
  { userIds, at }: { userIds: string[]; at: Date },
): Promise<Joined> {
  const inIt = await tx.courseGroupMember.findMany({
    where: { groupId, userId: { in: userIds } },
    select: { userId: true },
  });
  const known = new Set(inIt.map(({ userId }) => userId));
  const added = userIds.filter((id) => !known.has(id));
  if (added.length > 0) {
    await tx.courseGroupMember.createMany({ data: added.map((userId) => ({ groupId, userId, createdAt: at })) });
    const given = await tx.assessmentAccommodation.findMany({ where: { groupId }, select: { assessmentId: true } });
    await extendRunning(tx, { assessmentIds: given.map(({ assessmentId }) => assessmentId), userIds: added, at });
    await appendAudit(tx, deps, {
      action: "courseGroup.addMembers",
      objectType: "CourseGroup",
      objectId: groupId,
      values: { courseId, userIds: added },
    });
  }
  return { added: added.length, already: userIds.length - added.length };
}

/** Takes someone out of a group. An attempt that runs keeps its time. Nothing for those who are not in it. */
export function removeMember(deps: Changing, { courseId, groupId, userId }: MemberRef): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    const { count } = await tx.courseGroupMember.deleteMany({ where: { groupId, userId, group: { courseId } } });
    if (count === 0) return;
    await appendAudit(tx, deps, {
      action: "courseGroup.removeMember",
      objectType: "CourseGroup",
      objectId: groupId,
      values: { courseId, userId },
    });
  });
}
