import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** The first day of its week (Monday), as the name of a cohort has it. */
const weekOf = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`to_char(date_trunc('week', ${at}, 'UTC') AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/** Weeks in which the person began or finished a lesson of the course, on whichever enrollment. */
const studiedWeeks = Prisma.sql`
  SELECT DISTINCT date_trunc('week', m.at, 'UTC') AS week
    FROM enrollment x JOIN lesson_progress p ON p.enrollment_id = x.id
   CROSS JOIN LATERAL (VALUES (p.created_at), (p.completed_at)) m(at)
   WHERE o.is_first AND x.user_id = e.user_id AND x.course_id = e.course_id AND m.at IS NOT NULL`;

/**
 * Enrollments, and the people on them: who leaves and comes back has two enrollments and is one student, counted with the first. `active` is
 * on the day of a student's last visit, so that the sum over the last thirty days is how many were there in them; `completed` on
 * that of the first completion. How long that took is known where the enrollment was there before it (`timed`; `took:12` in whole days,
 * so that the quartiles of any period are those of some sums). `weekly` has each student once in each week in which they studied, on its
 * Monday; `cohort:` the same by the week of the first enrollment, `done:` how many of those completed. The site's `enrollments` and
 * `completed` are those of all courses added up.
 */
export const enrollment: Source = {
  table: Prisma.sql`enrollment`,
  entries: (only) => Prisma.sql`
    SELECT e.id AS source_id, f.subject_id, f.measure, f.at, f.value
      FROM enrollment e
     CROSS JOIN LATERAL (
        SELECT (SELECT x.id FROM enrollment x WHERE x.user_id = e.user_id AND x.course_id = e.course_id
                 ORDER BY x.enrolled_at, x.id LIMIT 1) = e.id AS is_first) o
      LEFT JOIN LATERAL (
        SELECT max(x.last_accessed_at) FILTER (WHERE x.started_at IS NOT NULL) AS last, min(x.completed_at) AS completed
          FROM enrollment x WHERE x.user_id = e.user_id AND x.course_id = e.course_id) p ON o.is_first
      LEFT JOIN LATERAL (
        SELECT extract(epoch FROM x.completed_at - COALESCE(x.started_at, x.enrolled_at))::bigint AS seconds
          FROM enrollment x WHERE x.user_id = e.user_id AND x.course_id = e.course_id AND x.completed_at = p.completed
         ORDER BY x.enrolled_at, x.id LIMIT 1) d ON d.seconds >= 0
     CROSS JOIN LATERAL (
        VALUES
          (e.course_id, 'enrolled', e.enrolled_at, 1::bigint),
          (e.course_id, 'left', e.ended_at, CASE WHEN e.status = 'DROPPED' THEN 1 END),
          (e.course_id, 'learners', e.enrolled_at, CASE WHEN o.is_first THEN 1 END),
          (e.course_id, 'active', p.last, 1),
          (e.course_id, 'completed', p.completed, 1),
          (${theSite}, 'enrollments', e.enrolled_at, CASE WHEN o.is_first THEN 1 END),
          (${theSite}, 'completed', p.completed, 1),
          (e.course_id, 'done:' || ${weekOf(Prisma.sql`e.enrolled_at`)}, p.completed, 1),
          (e.course_id, 'timed', p.completed, CASE WHEN d.seconds IS NOT NULL THEN 1 END),
          (e.course_id, 'took:' || LEAST(d.seconds / 86400, 9999), p.completed, 1),
          (e.course_id, 'completionSeconds', p.completed, d.seconds)
        UNION ALL
        SELECT e.course_id, m.measure, w.week, 1 FROM (${studiedWeeks}) w
         CROSS JOIN LATERAL (VALUES ('weekly'), ('cohort:' || ${weekOf(Prisma.sql`e.enrolled_at`)})) m(measure)
      ) f(subject_id, measure, at, value)
     WHERE f.measure IS NOT NULL AND ${only(Prisma.sql`e.id`)} AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}`,
};
