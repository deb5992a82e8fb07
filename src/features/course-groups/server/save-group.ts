import "server-only";
import { MOST_GROUPS } from "@/features/course-groups/rules";
import type { GroupRef, SaveGroup } from "@/features/course-groups/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

type Changing = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Makes a group of a course, or renames one. The same again changes nothing.
 * @throws AppError NOT_FOUND `enrollment.no_such_group`: it is a group of another course; CONFLICT `course_groups.name_taken`: the
 * course has a group of this name, whatever its case; RULE_BROKEN `course_groups.too_many`.
 */
export async function saveGroup(deps: Changing, { courseId, groupId: id, name }: SaveGroup): Promise<void> {
  const at = deps.now();
  await deps.db.$transaction(async (tx) => {
    await lockGroups(tx, courseId);
    const before = await tx.courseGroup.findUnique({ where: { id }, select: { name: true, courseId: true } });
    if (before && before.courseId !== courseId) throw new AppError("NOT_FOUND", "enrollment.no_such_group");
    if (before?.name === name) return;
    const namesakes = await queryRows(tx, IdRow)`
      SELECT id FROM course_group WHERE course_id = ${courseId}::uuid AND lower(name) = lower(${name}) AND id <> ${id}::uuid`;
    if (namesakes.length > 0) throw new AppError("CONFLICT", "course_groups.name_taken");
    if (!before && (await tx.courseGroup.count({ where: { courseId } })) >= MOST_GROUPS)
      throw new AppError("RULE_BROKEN", "course_groups.too_many", { most: MOST_GROUPS });
    await tx.courseGroup.upsert({
      where: { id },
      create: { id, courseId, name, createdAt: at, updatedAt: at },
      update: { name, updatedAt: at },
    });
    await appendAudit(tx, deps, {
      action: before ? "courseGroup.rename" : "courseGroup.create",
      objectType: "CourseGroup",
      objectId: id,
      before: { name: before?.name ?? null },
      values: { courseId, name },
    });
  });
}

/** Deletes a group with its memberships and accommodations. Its students stay enrolled. Nothing where it is gone already. */
export async function deleteGroup(deps: Changing, { courseId, groupId: id }: GroupRef): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await lockGroups(tx, courseId);
    const group = await tx.courseGroup.findFirst({
      where: { id, courseId },
      select: { name: true, _count: { select: { members: true, accommodations: true } } },
    });
    if (!group) return;
    await tx.courseGroup.delete({ where: { id } });
    await appendAudit(tx, deps, {
      action: "courseGroup.delete",
      objectType: "CourseGroup",
      objectId: id,
      before: { name: group.name, members: group._count.members, accommodations: group._count.accommodations },
      values: { courseId, name: null, members: null, accommodations: null },
    });
  });
}

/** Those who change the groups of a course come one after the other: names are compared whatever their case. */
const lockGroups = (tx: Tx, courseId: string) =>
  tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
