import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/**
 * When people began or finished a lesson, once for the whole site, in however many courses. `weekly`: in each such week, on its
 * Monday. `active`: on the day of the last time, so that the sum over the last so many days is how many studied in them.
 */
export const study: Source = {
  table: Prisma.sql`users`,
  entries: (only) => Prisma.sql`
    WITH studied AS (
      SELECT e.user_id, m.at FROM enrollment e JOIN lesson_progress p ON p.enrollment_id = e.id
       CROSS JOIN LATERAL (VALUES (p.created_at), (p.completed_at)) m(at)
       WHERE m.at IS NOT NULL AND ${only(Prisma.sql`e.user_id`)} AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)})
    SELECT s.user_id AS source_id, ${theSite} AS subject_id, s.measure, s.at, 1::bigint AS value
      FROM (SELECT user_id, 'active' AS measure, max(at) AS at FROM studied GROUP BY user_id
            UNION ALL
            SELECT DISTINCT user_id, 'weekly', date_trunc('week', at, 'UTC') FROM studied) s`,
};
