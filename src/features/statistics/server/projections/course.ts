import "server-only";
import { RECENT_DAYS } from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";
import type { Projection } from "./projection";
import { percent, revenueByMonth, total } from "./sums";

const id = Prisma.sql`c.id`;
const assessmentId = Prisma.sql`q.id`;
/** The first of the last thirty days. */
const lately = Prisma.sql`((a.at AT TIME ZONE 'UTC')::date - ${RECENT_DAYS - 1}::int)`;

/** CourseStats. Active: studied in the last thirty days. Engagement: those, of all who have ever started a lesson. */
export const courseStats: Projection = {
  table: Prisma.sql`course_stats`,
  key: "course_id",
  columns: [
    "total_students",
    "active_students",
    "completion_count",
    "average_completion_days",
    "engagement_score",
    "assessment_stats",
    "revenue",
  ],
  rows: (asked) => Prisma.sql`
    SELECT c.id AS course_id, f.total_students::int, f.active_students::int, f.completion_count::int,
           round(f.completion_seconds / 86400.0 / NULLIF(f.timed, 0), 2) AS average_completion_days,
           ${percent(Prisma.sql`f.active_students`, Prisma.sql`f.begun`)} AS engagement_score,
           COALESCE((SELECT jsonb_object_agg(t.id, jsonb_build_object(
               'attempts', t.attempts, 'passed', t.passed,
               'averagePercentage', round(t.percentage / 100.0 / t.attempts, 2), 'averageSeconds', round(t.seconds / t.attempts)))
              FROM (SELECT q.id, ${total(assessmentId, "attempts")} AS attempts, ${total(assessmentId, "passed")} AS passed,
                           ${total(assessmentId, "percentage")} AS percentage, ${total(assessmentId, "seconds")} AS seconds
                      FROM assessment q WHERE q.course_id = c.id) t WHERE t.attempts > 0), '{}'::jsonb) AS assessment_stats,
           ${revenueByMonth(id)} AS revenue
      FROM (${asked}) a JOIN course c ON c.id = a.id CROSS JOIN LATERAL (
        SELECT ${total(id, "learners")} AS total_students, ${total(id, "active", lately)} AS active_students,
               ${total(id, "completed")} AS completion_count, ${total(id, "completionSeconds")} AS completion_seconds,
               ${total(id, "timed")} AS timed,
               ${total(id, "active")} AS begun) f`,
};
