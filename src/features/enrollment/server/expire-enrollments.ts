import "server-only";
import * as z from "zod";
import { enrollmentExpired } from "@/features/enrollment/events";
import { Prisma } from "@/generated/prisma/client";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

const EndedEnrollment = rowSchema(() => ({
  enrollmentId: z.string(),
  userId: z.string(),
  courseId: z.string(),
  hasCapacity: z.boolean(),
}));

/**
 * Writes down that enrollments have come to their end: their rows stay as history with progress, completion and certificates, and
 * the places become free. Access has ended automatically at that moment. Resolves to how many there were, at most `limit`.
 */
export function expireEnrollments({ db, now }: Pick<Deps, "db" | "now">, limit: number): Promise<number> {
  return db.$transaction((tx) => endEnrollments(tx, now(), Prisma.sql`TRUE`, limit));
}

/** The same for one person and course, so that a new enrollment can follow at once. In the caller's transaction. */
export function expireEnrollmentOf(tx: Tx, { userId, courseId, now }: { userId: string; courseId: string; now: Date }) {
  return endEnrollments(tx, now, Prisma.sql`user_id = ${userId}::uuid AND course_id = ${courseId}::uuid`, 1);
}

/** The same for a whole course, so that its places can be counted. In the caller's transaction. */
export function expireEnrollmentsOf(tx: Tx, { courseId, now }: { courseId: string; now: Date }) {
  return endEnrollments(tx, now, Prisma.sql`course_id = ${courseId}::uuid`, 10_000);
}

async function endEnrollments(tx: Tx, at: Date, which: Prisma.Sql, limit: number): Promise<number> {
  const ended = await queryRows(tx, EndedEnrollment)`
    WITH due AS (
      SELECT id FROM enrollment
       WHERE status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND expires_at <= ${at} AND ${which}
       ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), ended AS (
      UPDATE enrollment e SET status = 'EXPIRED', ended_at = e.expires_at, updated_at = ${at}
        FROM due WHERE e.id = due.id RETURNING e.id, e.user_id, e.course_id
    ), freed AS (
      UPDATE course c SET enrolled_count = GREATEST(0, c.enrolled_count - per.seats)
        FROM (SELECT course_id, count(*)::int AS seats FROM ended GROUP BY course_id) per
       WHERE c.id = per.course_id RETURNING c.id, c.capacity IS NOT NULL AS has_capacity
    )
    SELECT ended.id AS "enrollmentId", ended.user_id AS "userId", ended.course_id AS "courseId", freed.has_capacity AS "hasCapacity"
      FROM ended JOIN freed ON freed.id = ended.course_id`;
  for (const { enrollmentId, userId, courseId } of ended) {
    await appendEvent(tx, enrollmentExpired({ enrollmentId, courseId, userId }));
  }
  const limited = new Set(ended.filter(({ hasCapacity }) => hasCapacity).map(({ courseId }) => `course:${courseId}`));
  if (limited.size > 0) await touchTags(tx, [...limited]);
  return ended.length;
}
