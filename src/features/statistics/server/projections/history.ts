import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { percent } from "./sums";

/** So many days are kept by the day; weeks and months go back to the beginning. */
const DAYS = 400;

/**
 * Sums of a person's own and of the courses that they teach now, and from when to when there are points. Materialized: of a history
 * that was just written the planner knows too little, and would add up all sums for each of its points.
 */
const sumsOf = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  taught AS (SELECT i.course_id FROM course_instructor i WHERE i.user_id = ${userId}::uuid AND i.is_active),
  own AS (
    SELECT s.day, s.measure, s.value FROM stat_sum s WHERE s.subject_id = ${userId}::uuid AND s.measure IN ('learners', 'courses')
    UNION ALL
    SELECT s.day, CASE s.measure WHEN 'learners' THEN 'learners by course' ELSE s.measure END, s.value
      FROM stat_sum s JOIN taught ON taught.course_id = s.subject_id
     WHERE s.measure IN ('reviews', 'stars', 'completed', 'learners')
    UNION ALL
    SELECT s.day, s.measure, s.value FROM stat_sum s JOIN taught ON taught.course_id = s.subject_id WHERE s.measure LIKE 'revenue:%'),
  span AS MATERIALIZED (SELECT min(day) AS first, (${at}::timestamptz AT TIME ZONE 'UTC')::date AS last FROM own)`;

/** What stood at the end of each day of the span, in one pass over the days: `total` is null before the measure's first day. */
const running = Prisma.sql`
  calendar AS (SELECT d::date AS day FROM span, generate_series(first, last, interval '1 day') d),
  running AS (
    SELECT c.day, m.measure, sum(v.value) OVER (PARTITION BY m.measure ORDER BY c.day) AS total
      FROM calendar c CROSS JOIN (SELECT DISTINCT measure FROM own) m
      LEFT JOIN (SELECT day, measure, sum(value) AS value FROM own GROUP BY day, measure) v ON v.day = c.day AND v.measure = m.measure),
  course_sum AS (
    SELECT s.subject_id, s.measure, s.day, s.value
      FROM stat_sum s JOIN taught ON taught.course_id = s.subject_id WHERE s.measure IN ('learners', 'completed', 'stars', 'reviews')),
  per_course AS (
    SELECT c.day, k.subject_id, k.measure, sum(s.value) OVER (PARTITION BY k.subject_id, k.measure ORDER BY c.day) AS total
      FROM calendar c CROSS JOIN (SELECT DISTINCT subject_id, measure FROM course_sum) k
      LEFT JOIN course_sum s ON s.day = c.day AND s.subject_id = k.subject_id AND s.measure = k.measure)`;

const stood = (measure: string): Prisma.Sql =>
  Prisma.sql`COALESCE(max(r.total) FILTER (WHERE r.measure = ${measure}), 0)`;

/**
 * InstructorAnalyticsHistory of one person as of `at`: a row for each day, week (from Monday) and month, without gaps, with what
 * stood at its end; for the one that has not ended, at `at`. Sums by day are all that it needs, so that it can be written at any
 * time for as long as there are rows. Counted over the courses that the person teaches now.
 */
export const historyOf = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
    WITH ${sumsOf(userId, at)}, ${running},
    points AS (
      SELECT 'DAILY' AS kind, d::date AS date, d::date AS ends
        FROM span, generate_series(GREATEST(first, last - ${DAYS}::int), last, interval '1 day') d
      UNION ALL
      SELECT 'WEEKLY', d::date, LEAST(d::date + 6, last) FROM span, generate_series(date_trunc('week', first), last, interval '1 week') d
      UNION ALL
      SELECT 'MONTHLY', d::date, LEAST((d + interval '1 month')::date - 1, last)
        FROM span, generate_series(date_trunc('month', first), last, interval '1 month') d),
    totals AS (
      SELECT r.day, ${stood("learners")} AS learners, ${stood("courses")} AS courses, ${stood("stars")} AS stars, ${stood("reviews")} AS reviews,
             ${stood("completed")} AS completed, ${stood("learners by course")} AS seated,
             jsonb_object_agg(substr(r.measure, 9), r.total) FILTER (WHERE r.measure LIKE 'revenue:%' AND r.total <> 0) AS revenue
        FROM running r GROUP BY r.day),
    details AS (
      SELECT c.day, jsonb_object_agg(c.subject_id, c.figures) AS detail FROM (
        SELECT day, subject_id, jsonb_object_agg(measure, total) AS figures FROM per_course WHERE total IS NOT NULL GROUP BY day, subject_id) c
       GROUP BY c.day)
    SELECT ${userId}::uuid AS instructor_id, p.kind::history_kind AS kind, p.date, t.learners::int AS total_students,
           t.courses::int AS total_courses, round(t.stars::numeric / NULLIF(t.reviews, 0), 2) AS average_rating,
           COALESCE(t.revenue, '{}'::jsonb) AS total_revenue,
           ${percent(Prisma.sql`t.completed`, Prisma.sql`t.seated`)} AS completion_rate,
           COALESCE(d.detail, '{}'::jsonb) AS detail
      FROM points p JOIN totals t ON t.day = p.ends LEFT JOIN details d ON d.day = p.ends`;

/** Writes a person's history as of `at`, where it differs. Safe to repeat; resolves to how many points changed. */
export async function projectHistory(tx: Tx, userId: string, at: Date): Promise<number> {
  const changed = await tx.$executeRaw(Prisma.sql`
    INSERT INTO instructor_analytics_history AS h (id, instructor_id, kind, date, total_students, total_courses, average_rating,
                                                   total_revenue, completion_rate, detail, updated_at)
    SELECT gen_random_uuid(), f.*, ${at} FROM (${historyOf(userId, at)}) f
    ON CONFLICT (instructor_id, kind, date) DO UPDATE
      SET total_students = EXCLUDED.total_students, total_courses = EXCLUDED.total_courses, average_rating = EXCLUDED.average_rating,
          total_revenue = EXCLUDED.total_revenue, completion_rate = EXCLUDED.completion_rate, detail = EXCLUDED.detail,
          updated_at = EXCLUDED.updated_at
    WHERE (h.total_students, h.total_courses, h.average_rating, h.total_revenue, h.completion_rate, h.detail)
      IS DISTINCT FROM (EXCLUDED.total_students, EXCLUDED.total_courses, EXCLUDED.average_rating, EXCLUDED.total_revenue,
                        EXCLUDED.completion_rate, EXCLUDED.detail)`);
  // What showsside of the span, as after the first enrollments were taken away. Days are kept as they are once they are old.
  await tx.$executeRaw(Prisma.sql`
    WITH ${sumsOf(userId, at)}
    DELETE FROM instructor_analytics_history h USING span s
     WHERE h.instructor_id = ${userId}::uuid AND (h.kind <> 'DAILY' OR h.date >= s.last - ${DAYS}::int)
       AND (s.first IS NULL OR h.date > s.last
            OR h.date < date_trunc(CASE h.kind WHEN 'DAILY' THEN 'day' WHEN 'WEEKLY' THEN 'week' ELSE 'month' END, s.first))`);
  await tx.$executeRaw`UPDATE instructor_analytics SET history_at = ${at} WHERE instructor_id = ${userId}::uuid`;
  return changed;
}
