import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** More courses than these are not told apart on one page. */
const MOST_COURSES = 500;

/**
 * `choice` (id, title): the courses whose figures a person may see, as policy's course.viewAnalytics has it for instructors, and the one
 * that was asked for and let in; `scope` (id): those that are looked at.
 */
export const visibleCourses = (userId: string, courseId: string | null): Prisma.Sql => Prisma.sql`
  choice AS (
    SELECT c.id, COALESCE(v.title, d.title, c.slug) AS title
      FROM course c LEFT JOIN course_version v ON v.id = c.live_version_id
      LEFT JOIN LATERAL (SELECT o.title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) d ON true
     WHERE c.id IN (SELECT i.course_id FROM course_instructor i
                     WHERE i.user_id = ${userId}::uuid AND i.is_active AND (i.role = 'LEAD' OR i.can_view_analytics))
        OR c.id = ${courseId}::uuid
     ORDER BY c.id DESC LIMIT ${MOST_COURSES}),
  scope AS (SELECT id FROM choice WHERE ${courseId === null ? Prisma.sql`true` : Prisma.sql`id = ${courseId}::uuid`})`;
