import "server-only";
import { findPersonNamed } from "@/features/accounts/server/find-person-named";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { IdRow, queryRows } from "@/server/db/query-rows";

export interface LockedStudent {
  id: string;
  name: string;
}

/**
 * The current students who are meant by user names or addresses, each once. Their enrollments are locked.
 * @throws AppError RULE_BROKEN `assessment.not_students` (facts: who they are not).
 */
export async function lockStudentsNamed(
  tx: Tx,
  { courseId, whom, at }: { courseId: string; whom: readonly string[]; at: Date },
): Promise<LockedStudent[]> {
  const people = new Map<string, { id: string; name: string }>();
  const unknown: string[] = [];
  for (const named of whom) {
    const person = await findPersonNamed(tx, named);
    const enrollment =
      person && (await tx.enrollment.findFirst({ where: { courseId, userId: person.id }, select: { id: true } }));
    if (person && enrollment) people.set(person.id, { id: person.id, name: person.name });
    else unknown.push(named);
  }
  if (unknown.length > 0) throw new AppError("RULE_BROKEN", "assessment.not_students", { names: unknown.join(", ") });
  const locked = new Set(await lockCurrent(tx, { courseId, userIds: [...people.keys()], at }));
  const left = [...people.values()].filter(({ id }) => !locked.has(id));
  if (left.length > 0)
    throw new AppError("RULE_BROKEN", "assessment.not_students", { names: left.map(({ name }) => name).join(", ") });
  return [...people.values()];
}

/** Those of these people who are students now. Their enrollments are locked in one order, as a start of an attempt locks its own. */
export async function lockCurrent(
  tx: Tx,
  { courseId, userIds, at }: { courseId: string; userIds: readonly string[]; at: Date },
): Promise<string[]> {
  const locked = await queryRows(tx, IdRow)`
    SELECT e.user_id AS id FROM enrollment e
    WHERE e.course_id = ${courseId}::uuid AND e.user_id = ANY(${[...userIds]}::uuid[]) AND ${isCurrentEnrollment("e", at)}
    ORDER BY e.id FOR NO KEY UPDATE OF e`;
  return locked.map(({ id }) => id);
}

/** The members of a group who are students now, with their enrollments locked. The group is locked before. */
export async function lockMembers(
  tx: Tx,
  { courseId, groupId, at }: { courseId: string; groupId: string; at: Date },
): Promise<string[]> {
  const members = await tx.courseGroupMember.findMany({ where: { groupId }, select: { userId: true } });
  return lockCurrent(tx, { courseId, userIds: members.map(({ userId }) => userId), at });
}
