import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { enrollmentReset } from "@/features/enrollment/events";
import type { ResetEnrollment, StudentRef } from "@/features/enrollment/students-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { countedLessonsOf } from "../counted-lessons";
import { lockCourse } from "./course-lock";

/** What a reset changes, counted on the enrollment as it is. */
const ResetEffect = rowSchema(() => ({
  name: z.string(),
  /** Of those that count. Goes to zero; the former enrollment keeps these numbers as history. */
  lessonsCompleted: z.number(),
  lessonsOpened: z.number(),
  progressPercentage: z.number(),
  assessmentsPassed: z.number(),
  timeSpentSeconds: z.number(),
  /** Stay as history and no longer count, neither as a result nor against a limit. */
  attempts: z.number(),
  /** Of them, tries in progress: they can no longer be handed in. */
  attemptsUnderWay: z.number(),
  /** Stay as they are. */
  completedAt: z.date().nullable(),
  certificateNumber: z.string().nullable(),
  versionBefore: z.number(),
  versionAfter: z.number(),
}));
export type ResetEffect = RowOf<typeof ResetEffect>;

const EnrollmentFacts = () => ResetEffect().extend({ userId: z.string(), liveVersionId: z.string() });
type EnrollmentFacts = RowOf<typeof EnrollmentFacts>;

/**
 * What beginning someone's enrollment again would change, and a stamp of it. One query.
 * @throws AppError NOT_FOUND; RULE_BROKEN `enrollment.no_seat_to_reset`
 */
export async function previewReset(
  { db, now }: Pick<Deps, "db" | "now">,
  ref: StudentRef,
): Promise<{ effect: ResetEffect; stamp: string }> {
  const { userId: _, liveVersionId: __, ...effect } = await readEnrollment(db, ref, now());
  return { effect, stamp: stampOf(effect) };
}

const stampOf = (effect: ResetEffect): string => createHash("sha256").update(JSON.stringify(effect)).digest("hex");

async function readEnrollment(db: Tx, { courseId, enrollmentId }: StudentRef, at: Date): Promise<EnrollmentFacts> {
  const [row] = await queryRows(db, () => EnrollmentFacts().extend({ isCurrent: z.boolean() }))`
    SELECT u.name, e.user_id AS "userId", c.live_version_id AS "liveVersionId", e.status IN ('ACTIVE', 'COMPLETED') AS "isCurrent",
           n.done AS "lessonsCompleted",
           (SELECT count(*)::int FROM lesson_progress p WHERE p.enrollment_id = e.id) AS "lessonsOpened",
           e.progress_percentage::float8 AS "progressPercentage", e.assessments_passed AS "assessmentsPassed",
           e.time_spent_seconds::float8 AS "timeSpentSeconds",
           (SELECT count(*)::int FROM assessment_attempt t WHERE t.enrollment_id = e.id) AS attempts,
           (SELECT count(*)::int FROM assessment_attempt t WHERE t.enrollment_id = e.id AND t.state = 'IN_PROGRESS') AS "attemptsUnderWay",
           e.completed_at AS "completedAt",
           (SELECT t.number FROM certificate t WHERE t.enrollment_id = e.id AND t.superseded_at IS NULL AND t.is_valid) AS "certificateNumber",
           v.number AS "versionBefore", live.number AS "versionAfter"
      FROM enrollment e JOIN users u ON u.id = e.user_id JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
      JOIN course_version live ON live.id = c.live_version_id CROSS JOIN LATERAL (${countedLessonsOf(at)}) n
     WHERE e.id = ${enrollmentId}::uuid AND e.course_id = ${courseId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { isCurrent, ...enrollment } = row;
  if (!isCurrent) throw new AppError("RULE_BROKEN", "enrollment.no_seat_to_reset");
  return enrollment;
}

/**
 * Starts someone's enrollment again, in the live version: the enrollment so far ends and stays as history with progress, attempts,
 * completion and certificate; a new one takes its place with the same grant and end. All or nothing, and safe to retry.
 * @throws AppError CONFLICT `enrollment.changed_meanwhile` where the stamp is not that of the enrollment as it is now.
 */
export function resetEnrollment(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { courseId, enrollmentId, newEnrollmentId, stamp }: ResetEnrollment,
): Promise<{ enrollmentId: string }> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    await lockCourse(tx, courseId, at);
    const done = await tx.enrollment.findFirst({ where: { id: newEnrollmentId, courseId }, select: { id: true } });
    if (done) return { enrollmentId: newEnrollmentId };
    await tx.$executeRaw`SELECT 1 FROM enrollment WHERE id = ${enrollmentId}::uuid FOR UPDATE`;
    const { userId, liveVersionId, ...effect } = await readEnrollment(tx, { courseId, enrollmentId }, at);
    if (stampOf(effect) !== stamp) throw new AppError("CONFLICT", "enrollment.changed_meanwhile");
    const former = await tx.enrollment.update({
      where: { id: enrollmentId },
      data: { status: "DROPPED", endedAt: at },
      select: { source: true, grantId: true, expiresAt: true },
    });
    await tx.enrollment.create({
      data: {
        ...former,
        id: newEnrollmentId,
        userId,
        courseId,
        versionId: liveVersionId,
        enrolledAt: at,
        lastAccessedAt: at,
        createdAt: at,
        resetAt: at,
      },
    });
    await appendEvent(
      tx,
      enrollmentReset({ enrollmentId: newEnrollmentId, formerEnrollmentId: enrollmentId, courseId, userId }),
    );
    await appendAudit(tx, deps, {
      action: "enrollment.reset",
      objectType: "enrollment",
      objectId: enrollmentId,
      values: {
        newEnrollmentId,
        lessonsCompleted: effect.lessonsCompleted,
        attempts: effect.attempts,
        progressPercentage: effect.progressPercentage,
      },
    });
    return { enrollmentId: newEnrollmentId };
  });
}
