import "server-only";
import * as z from "zod";
import { addDaysTo, COHORT_WEEKS, mondayOf, type Span } from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { inSpan } from "./figures-sql";

/** Sum of a measure of a subject in a stretch. */
const sumOf = (subjectId: Prisma.Sql, measure: string, span: Span): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id = ${subjectId} AND s.measure = ${measure} AND ${inSpan(Prisma.sql`s.day`, span)}), 0)`;

/** The version that students begin with now; of a course that was never live, its draft. */
export const currentVersion = (courseId: string): Prisma.Sql => Prisma.sql`
  (SELECT v.id FROM course_version v JOIN course c ON c.id = v.course_id WHERE c.id = ${courseId}::uuid
    ORDER BY v.id = c.live_version_id DESC NULLS LAST, v.number DESC LIMIT 1)`;

export const LessonReach = rowSchema(() => ({
  lessonId: z.string(),
  /** "2.1": its module and its place there. */
  place: z.string(),
  title: z.string(),
  opened: z.number(),
  completed: z.number(),
}));
export type LessonReach = RowOf<typeof LessonReach>;

/** Lessons of the current version in their order, with how many enrollments began and finished each in the stretch. */
export const lessonReach = (courseId: string, span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('lessonId', l.lesson_id, 'place', l.module || '.' || l.lesson, 'title', l.title,
             'opened', ${sumOf(Prisma.sql`l.lesson_id`, "opened", span)}, 'completed', ${sumOf(Prisma.sql`l.lesson_id`, "completed", span)})
             ORDER BY l.module, l.lesson), '[]'::jsonb)
     FROM (SELECT n.lesson_id, n.title, dense_rank() OVER (ORDER BY m.position) AS module,
                  row_number() OVER (PARTITION BY m.id ORDER BY n.position) AS lesson
             FROM lesson_version n JOIN module_version m ON m.id = n.module_version_id
            WHERE n.version_id = ${currentVersion(courseId)} AND m.published_at IS NOT NULL) l)`;

export const AssessmentOutcome = rowSchema(() => ({
  assessmentId: z.string(),
  lessonId: z.string(),
  title: z.string(),
  passingScore: z.number(),
  attempts: z.number(),
  passed: z.number(),
  /** Sums over the attempts: hundredths of a percent, and seconds. */
  percentage: z.number(),
  seconds: z.number(),
  /** How many ended from 0 %, 10 %, ... 90 % on. */
  scores: z.array(z.number()),
}));
export type AssessmentOutcome = RowOf<typeof AssessmentOutcome>;

/** What became of the attempts at each assessment of the current version that ended in the stretch. */
export const assessmentOutcomes = (courseId: string, span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('assessmentId', a.assessment_id, 'lessonId', n.lesson_id, 'title', a.title, 'passingScore', a.passing_score,
             'attempts', ${sumOf(Prisma.sql`a.assessment_id`, "attempts", span)}, 'passed', ${sumOf(Prisma.sql`a.assessment_id`, "passed", span)},
             'percentage', ${sumOf(Prisma.sql`a.assessment_id`, "percentage", span)}, 'seconds', ${sumOf(Prisma.sql`a.assessment_id`, "seconds", span)},
             'scores', (SELECT jsonb_agg(COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id = a.assessment_id
                          AND s.measure = 'score:' || b AND ${inSpan(Prisma.sql`s.day`, span)}), 0) ORDER BY b) FROM generate_series(0, 9) b))
             ORDER BY m.position, n.position), '[]'::jsonb)
     FROM assessment_version a JOIN lesson_version n ON n.id = a.lesson_version_id JOIN module_version m ON m.id = n.module_version_id
    WHERE n.version_id = ${currentVersion(courseId)} AND m.published_at IS NOT NULL)`;

/** `[{ "value": 12, "count": 3 }]`: how many who completed in the stretch took so many whole days. */
export const completionDays = (courseId: string, span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('value', substr(t.measure, 6)::int, 'count', t.value)), '[]'::jsonb)
     FROM (SELECT s.measure, sum(s.value) AS value FROM stat_sum s
            WHERE s.subject_id = ${courseId}::uuid AND s.measure LIKE 'took:%' AND ${inSpan(Prisma.sql`s.day`, span)}
            GROUP BY s.measure HAVING sum(s.value) > 0) t)`;

const CohortSum = rowSchema(() => ({
  /** The Monday of the week in which they began. */
  cohort: z.string(),
  /** The Monday of the week in which they studied. */
  week: z.string(),
  learners: z.number(),
}));
export type CohortSum = RowOf<typeof CohortSum>;
export const Cohorts = rowSchema(() => ({
  sizes: z.array(z.strictObject({ cohort: z.string(), learners: z.number(), completed: z.number() })),
  studied: z.array(CohortSum()),
}));
export type Cohorts = RowOf<typeof Cohorts>;

/** Those who came in each of the last weeks: how many, how many studied in each week since, how many completed. */
export function cohortSums(courseId: string, today: string): Prisma.Sql {
  const first = addDaysTo(mondayOf(today), -7 * (COHORT_WEEKS - 1));
  return Prisma.sql`
  (SELECT jsonb_build_object(
     'sizes', (SELECT COALESCE(jsonb_agg(jsonb_build_object('cohort', w.cohort, 'learners', w.learners,
                  'completed', COALESCE((SELECT sum(d.value) FROM stat_sum d WHERE d.subject_id = ${courseId}::uuid AND d.measure = 'done:' || w.cohort), 0))
                  ORDER BY w.cohort DESC), '[]'::jsonb)
                 FROM (SELECT to_char(date_trunc('week', s.day), 'YYYY-MM-DD') AS cohort, sum(s.value) AS learners FROM stat_sum s
                        WHERE s.subject_id = ${courseId}::uuid AND s.measure = 'learners' AND s.day >= ${first}::date
                        GROUP BY 1 HAVING sum(s.value) > 0) w),
     'studied', (SELECT COALESCE(jsonb_agg(jsonb_build_object('cohort', substr(s.measure, 8), 'week', to_char(s.day, 'YYYY-MM-DD'), 'learners', s.value)), '[]'::jsonb)
                   FROM stat_sum s WHERE s.subject_id = ${courseId}::uuid AND s.measure LIKE 'cohort:%' AND substr(s.measure, 8) >= ${first}
                    AND s.day >= ${first}::date AND s.value > 0)))`;
}

export const Engagement = rowSchema(() => ({
  active: z.number(),
  begun: z.number(),
  /** Percent; null before anyone has started. */
  score: z.number().nullable(),
}));
export type Engagement = RowOf<typeof Engagement>;

/** CourseStats' engagement with the two figures that it is made of. */
export const engagementOf = (courseId: string): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_build_object('active', k.active_students, 'score', k.engagement_score,
            'begun', COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id = k.course_id AND s.measure = 'active'), 0))
     FROM course_stats k WHERE k.course_id = ${courseId}::uuid)`;
