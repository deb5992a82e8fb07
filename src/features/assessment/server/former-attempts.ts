import "server-only";
import * as z from "zod";
import type { FormerAttempts } from "@/features/assessment/start-decision";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const FormerJson = rowSchema(() => ({ count: z.number(), lastEndedAt: z.string().nullable() }));

/**
 * Attempts of a person on enrollments before `enrollment e`, at one assessment, as `FormerJson`: they count for the limit and for
 * the wait between attempts, and for nothing else. Those before a reset of the person's progress are left out.
 */
export const formerAttempts = (userId: Prisma.Sql, assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_build_object('count', count(*)::int, 'lastEndedAt', max(b.ended_at)) FROM assessment_attempt b
    WHERE b.user_id = ${userId} AND b.assessment_id = ${assessmentId} AND b.enrollment_id <> e.id
      AND b.started_at > coalesce((SELECT max(n.reset_at) FROM enrollment n WHERE n.user_id = b.user_id AND n.course_id = e.course_id), '-infinity'))`;

/**
 * Whether a person has an attempt at an assessment under way that they can go on with, on whichever enrollment: the review of
 * another one would tell them the key of what they are being asked. One that was left behind on an enrollment that ended counts
 * only while that is the latest: the person may come back to it.
 */
export const isAttemptOpen = (userId: Prisma.Sql, assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM assessment_attempt r JOIN enrollment s ON s.id = r.enrollment_id
    WHERE r.user_id = ${userId} AND r.assessment_id = ${assessmentId} AND r.state = 'IN_PROGRESS'
      AND (s.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')
        OR NOT EXISTS (SELECT 1 FROM enrollment n WHERE n.user_id = s.user_id AND n.course_id = s.course_id
                         AND (n.enrolled_at, n.id) > (s.enrolled_at, s.id))))`;

export const toFormer = ({ count, lastEndedAt }: RowOf<typeof FormerJson>): FormerAttempts => ({
  count,
  lastEndedAt: lastEndedAt === null ? null : new Date(lastEndedAt),
});
