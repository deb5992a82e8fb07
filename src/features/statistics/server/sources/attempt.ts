import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import type { Source } from "./source";

/**
 * Attempts that have ended. `percentage` in hundredths of a percent, so that sums stay whole numbers; `score:7` those of 70 % and
 * more, up to 80; with 100 % in the last.
 */
export const attempt: Source = {
  table: Prisma.sql`assessment_attempt`,
  entries: (only) => Prisma.sql`
    SELECT a.id AS source_id, f.subject_id, f.measure, f.at, f.value
      FROM assessment_attempt a JOIN enrollment e ON e.id = a.enrollment_id
     CROSS JOIN LATERAL (VALUES
        (a.assessment_id, 'attempts', a.ended_at, 1::bigint),
        (a.assessment_id, 'passed', a.ended_at, CASE WHEN a.is_passed THEN 1 END),
        (a.assessment_id, 'percentage', a.ended_at, (a.percentage * 100)::bigint),
        (a.assessment_id, 'score:' || LEAST(floor(a.percentage / 10), 9)::int, a.ended_at, 1),
        (a.assessment_id, 'seconds', a.ended_at, a.time_taken_seconds::bigint)
      ) f(subject_id, measure, at, value)
     WHERE a.percentage IS NOT NULL AND ${only(Prisma.sql`a.id`)}
       AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}`,
};
