import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { enrollmentLeft } from "@/features/enrollment/events";
import type { EnrollmentRefs, ExtendEnrollments, InviteRef } from "@/features/enrollment/students-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { type LockedCourse, lockCourse } from "./course-lock";

type EnrollmentDeps = Pick<Deps, "db" | "actor" | "now" | "ip">;

/** `unchanged`: not in a state for it, or no place was left. */
export const ChangedEnrollments = z.object({ changed: z.array(z.string()), unchanged: z.int() });
type ChangedEnrollments = z.infer<typeof ChangedEnrollments>;

const answer = (asked: readonly string[], changed: readonly { id: string }[]): ChangedEnrollments => ({
  changed: changed.map(({ id }) => id),
  unchanged: new Set(asked).size - changed.length,
});

async function moveCount(tx: Tx, course: LockedCourse, by: number): Promise<void> {
  if (by === 0) return;
  await tx.$executeRaw`UPDATE course SET enrolled_count = GREATEST(0, enrolled_count + ${by}) WHERE id = ${course.id}::uuid`;
  if (course.placesLeft !== null) await touchTags(tx, [`course:${course.id}`]);
}

async function note(
  tx: Tx,
  deps: EnrollmentDeps,
  action: string,
  courseId: string,
  enrollments: ChangedEnrollments,
  until?: string | null,
) {
  if (enrollments.changed.length === 0) return;
  await appendAudit(tx, deps, {
    action,
    objectType: "course",
    objectId: courseId,
    values: { enrollmentIds: enrollments.changed, ...(until === undefined ? {} : { until }) },
  });
}

/**
 * Sets when enrollments end; null for never. Enrollments whose time is over come back while there is room, as they were.
 * @throws AppError RULE_BROKEN `enrollment.time_has_passed`
 */
export function extendEnrollments(
  deps: EnrollmentDeps,
  { courseId, enrollmentIds, until }: ExtendEnrollments,
): Promise<ChangedEnrollments> {
  const at = deps.now();
  const end = until === null ? null : new Date(until);
  if (end && end <= at) throw new AppError("RULE_BROKEN", "enrollment.time_has_passed");
  return deps.db.$transaction(async (tx) => {
    const course = await lockCourse(tx, courseId, at);
    const running = await queryRows(tx, IdRow)`
      UPDATE enrollment SET expires_at = ${end}, updated_at = ${at}
       WHERE id = ANY(${enrollmentIds}::uuid[]) AND course_id = ${courseId}::uuid AND status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') RETURNING id`;
    const revived = await queryRows(tx, IdRow)`
      UPDATE enrollment SET status = (CASE WHEN completed_at IS NULL THEN 'ACTIVE' ELSE 'COMPLETED' END)::enrollment_status,
             ended_at = NULL, expires_at = ${end}, updated_at = ${at}
       WHERE id IN (SELECT DISTINCT ON (e.user_id) e.id FROM enrollment e
                     WHERE e.id = ANY(${enrollmentIds}::uuid[]) AND e.course_id = ${courseId}::uuid AND e.status = 'EXPIRED'
                       AND NOT EXISTS (SELECT 1 FROM enrollment n WHERE n.user_id = e.user_id AND n.course_id = e.course_id
                                        AND n.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED'))
                     ORDER BY e.user_id, e.created_at DESC LIMIT ${course.placesLeft ?? enrollmentIds.length}) RETURNING id`;
    const enrollments = answer(enrollmentIds, [...running, ...revived]);
    await tx.$executeRaw`
      UPDATE access_grant g SET expires_at = ${end}, updated_at = ${at} FROM enrollment e
       WHERE e.id = ANY(${enrollments.changed}::uuid[]) AND g.id = e.grant_id`;
    await moveCount(tx, course, revived.length);
    await note(tx, deps, "enrollment.extend", courseId, enrollments, until);
    return enrollments;
  });
}

/**
 * Ends enrollments at an instructor's word. The rows stay as history with everything done on them, and `restoreEnrollments` takes it back.
 * Completed courses stay: `unchanged` counts them. The grant that an enrollment stood on ends with it.
 */
export function removeEnrollments(
  deps: EnrollmentDeps,
  { courseId, enrollmentIds }: EnrollmentRefs,
): Promise<ChangedEnrollments> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    const course = await lockCourse(tx, courseId, at);
    const ended = await queryRows(tx, () => z.strictObject({ id: z.string(), userId: z.string() }))`
      UPDATE enrollment SET status = 'DROPPED', ended_at = ${at}, updated_at = ${at}
       WHERE id = ANY(${enrollmentIds}::uuid[]) AND course_id = ${courseId}::uuid AND status IN ('ACTIVE', 'SUSPENDED')
      RETURNING id, user_id AS "userId"`;
    const enrollments = answer(enrollmentIds, ended);
    await tx.$executeRaw`
      UPDATE access_grant g SET revoked_at = ${at}, updated_at = ${at} FROM enrollment e
       WHERE e.id = ANY(${enrollments.changed}::uuid[]) AND g.id = e.grant_id AND g.revoked_at IS NULL`;
    await moveCount(tx, course, -ended.length);
    await tx.userActivity.createMany({
      data: ended.map(({ userId }) => ({ userId, kind: "LEFT" as const, courseId, createdAt: at })),
    });
    const events = ended.map(({ id: enrollmentId, userId }) => {
      return { ...enrollmentLeft({ enrollmentId, courseId, userId }), id: randomUUID() };
    });
    if (events.length > 0) await appendIdentifiedEvents(tx, events);
    await note(tx, deps, "enrollment.remove", courseId, enrollments);
    return enrollments;
  });
}

/** Takes a removal back: the enrollments run again with all that was done on them, as far as there is room. */
export function restoreEnrollments(
  deps: EnrollmentDeps,
  { courseId, enrollmentIds }: EnrollmentRefs,
): Promise<ChangedEnrollments> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    const course = await lockCourse(tx, courseId, at);
    const back = await queryRows(tx, IdRow)`
      WITH chosen AS (
        SELECT DISTINCT ON (e.user_id) e.id, e.ended_at, e.grant_id FROM enrollment e
         WHERE e.id = ANY(${enrollmentIds}::uuid[]) AND e.course_id = ${courseId}::uuid AND e.status = 'DROPPED' AND e.completed_at IS NULL
           AND (e.expires_at IS NULL OR e.expires_at > ${at})
           AND NOT EXISTS (SELECT 1 FROM enrollment n WHERE n.user_id = e.user_id AND n.course_id = e.course_id
                            AND n.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED'))
         ORDER BY e.user_id, e.created_at DESC LIMIT ${course.placesLeft ?? enrollmentIds.length}
      ), granted AS (
        UPDATE access_grant g SET revoked_at = NULL, updated_at = ${at} FROM chosen
         WHERE g.id = chosen.grant_id AND g.revoked_at = chosen.ended_at
      )
      UPDATE enrollment e SET status = 'ACTIVE', ended_at = NULL, updated_at = ${at} FROM chosen WHERE e.id = chosen.id RETURNING e.id`;
    const enrollments = answer(enrollmentIds, back);
    await moveCount(tx, course, back.length);
    await note(tx, deps, "enrollment.restore", courseId, enrollments);
    return enrollments;
  });
}

/** Takes back the enrollment that waits for an address. Doing it again changes nothing. */
export async function withdrawStudentInvite(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, inviteId }: InviteRef,
): Promise<void> {
  await db.invite.updateMany({
    where: { id: inviteId, courseId, acceptedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now() },
  });
}
