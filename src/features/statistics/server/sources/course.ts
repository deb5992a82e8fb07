import "server-only";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** Courses that everybody can find, for their instructors and for the site. */
export const course: Source = {
  table: Prisma.sql`course`,
  entries: (only) => Prisma.sql`
    SELECT c.id AS source_id, t.subject_id, 'courses' AS measure, c.published_at AS at, 1::bigint AS value
      FROM course c CROSS JOIN LATERAL (
        SELECT i.user_id AS subject_id FROM course_instructor i WHERE i.course_id = c.id AND i.is_active
        UNION ALL SELECT ${theSite}) t
     WHERE ${publicCourses} AND ${only(Prisma.sql`c.id`)}`,
};
