import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** People who learn: once for the site and once for each instructor, on the day of the first enrollment that makes them one. */
export const learner: Source = {
  table: Prisma.sql`users`,
  entries: (only) => Prisma.sql`
    SELECT e.user_id AS source_id, t.subject_id, 'learners' AS measure, min(e.enrolled_at) AS at, 1::bigint AS value
      FROM enrollment e
     CROSS JOIN LATERAL (
        SELECT i.user_id AS subject_id FROM course_instructor i WHERE i.course_id = e.course_id AND i.is_active
        UNION ALL SELECT ${theSite}) t
     WHERE ${only(Prisma.sql`e.user_id`)} AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}
     GROUP BY e.user_id, t.subject_id`,
};
