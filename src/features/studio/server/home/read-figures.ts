import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { queryRow, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  seesAny: z.boolean(),
  enrollments: z.strictObject({
    /** New students of the last 30 days, and of the 30 before. */
    now: z.number(),
    before: z.number(),
    /** Students there ever were, by course; who is in two counts twice. */
    total: z.number(),
    completed: z.number(),
    /** One figure a week, the oldest first, eight of them. */
    weeks: z.array(z.number()),
  }),
  /** In minor units, one entry a currency: of the last 30 days, the 30 before, and altogether. */
  revenue: z.array(z.strictObject({ currency: z.string(), now: z.number(), before: z.number(), total: z.number() })),
  ratings: z.strictObject({
    average: z.number().nullable(),
    count: z.number(),
    histogram: z.array(z.number()),
    lately: z.number(),
  }),
  activity: z.array(
    z.strictObject({
      kind: z.enum(["enrolled", "completed", "reviewed"]),
      at: z.string(),
      courseId: z.string(),
      title: z.string(),
      name: z.string().nullable(),
      rating: z.number().nullable(),
    }),
  ),
  /** Everything that had happened by then is counted; null before anything was. */
  asOf: z.date().nullable(),
}));
type Row = RowOf<typeof Row>;

/** Students and money are null without the right to see them. */
export type Figures = Omit<Row, "seesAny" | "enrollments" | "revenue"> &
  Record<"enrollments", Row["enrollments"] | null> &
  Record<"revenue", Row["revenue"] | null>;

const mostActivity = 8;

/**
 * Every figure of an instructor's first page, in one query over the courses that they teach: from the sums of the statistics, as
 * /instructor/analytics has them, so that it costs the same whatever is behind them. Students and money need the right to see
 * analytics in a course, students' names the right to manage its students.
 */
export async function readFigures({ db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">): Promise<Figures> {
  const userId = actor.id;
  const today = Prisma.sql`${now().toISOString().slice(0, 10)}::date`;
  /** Days of a stretch of `days` that ended `ago` days before today. */
  const stretch = (days: number, ago = 0): Prisma.Sql =>
    Prisma.sql`s.day > ${today} - ${ago + days}::int AND s.day <= ${today} - ${ago}::int`;
  const row = await queryRow(db, Row)`
    WITH mine AS MATERIALIZED (
      SELECT c.id, coalesce(v.title, c.slug) AS title, c.rating_histogram AS stars,
             i.role = 'LEAD' OR i.can_view_analytics AS sees, i.role = 'LEAD' OR i.can_manage_students AS manages
        FROM course_instructor i JOIN course c ON c.id = i.course_id
        LEFT JOIN LATERAL (SELECT title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
       WHERE i.user_id = ${userId}::uuid AND i.is_active LIMIT 500
    ), sums AS MATERIALIZED (
      SELECT s.measure, s.day, s.value FROM mine m JOIN stat_sum s ON s.subject_id = m.id
       WHERE m.sees AND (s.measure IN ('learners', 'completed') OR s.measure LIKE 'revenue:%')
    ), stars AS (
      SELECT s.n, sum(s.count)::int AS count FROM mine m, unnest(m.stars) WITH ORDINALITY AS s(count, n) GROUP BY s.n
    ), acts AS (
      SELECT 'enrolled' AS kind, e.enrolled_at AS at, m.id, m.title, m.manages, e.user_id, NULL::int AS rating
        FROM mine m CROSS JOIN LATERAL (
          SELECT user_id, enrolled_at FROM enrollment WHERE course_id = m.id ORDER BY enrolled_at DESC LIMIT ${mostActivity}) e
      UNION ALL
      SELECT 'completed', e.completed_at, m.id, m.title, m.manages, e.user_id, NULL
        FROM mine m CROSS JOIN LATERAL (
          SELECT user_id, completed_at FROM enrollment WHERE course_id = m.id AND completed_at IS NOT NULL
           ORDER BY completed_at DESC LIMIT ${mostActivity}) e
      UNION ALL
      SELECT 'reviewed', r.created_at, m.id, m.title, true, r.user_id, r.rating
        FROM mine m CROSS JOIN LATERAL (
          SELECT user_id, created_at, rating FROM review WHERE course_id = m.id AND state = 'APPROVED'
           ORDER BY created_at DESC LIMIT ${mostActivity}) r
    )
    SELECT EXISTS (SELECT 1 FROM mine WHERE sees) AS "seesAny",
      (SELECT jsonb_build_object(
         'now', COALESCE(sum(s.value) FILTER (WHERE s.measure = 'learners' AND ${stretch(30)}), 0),
         'before', COALESCE(sum(s.value) FILTER (WHERE s.measure = 'learners' AND ${stretch(30, 30)}), 0),
         'total', COALESCE(sum(s.value) FILTER (WHERE s.measure = 'learners'), 0),
         'completed', COALESCE(sum(s.value) FILTER (WHERE s.measure = 'completed'), 0),
         'weeks', (SELECT jsonb_agg((SELECT COALESCE(sum(s.value), 0) FROM sums s WHERE s.measure = 'learners'
                     AND s.day > ${today} - w * 7 AND s.day <= ${today} - (w - 1) * 7) ORDER BY w DESC)
                     FROM generate_series(1, 8) w)) FROM sums s) AS enrollments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', x.currency, 'now', x.now, 'before', x.before, 'total', x.total)
                ORDER BY x.total DESC), '[]')
         FROM (SELECT substr(s.measure, 9) AS currency, sum(s.value) AS total,
                      coalesce(sum(s.value) FILTER (WHERE ${stretch(30)}), 0) AS now,
                      coalesce(sum(s.value) FILTER (WHERE ${stretch(30, 30)}), 0) AS before
                 FROM sums s WHERE s.measure LIKE 'revenue:%' GROUP BY s.measure) x) AS revenue,
      (SELECT jsonb_build_object(
         'average', (SELECT sum(n * count)::float8 / nullif(sum(count), 0) FROM stars),
         'count', (SELECT coalesce(sum(count), 0) FROM stars),
         'histogram', (SELECT coalesce(jsonb_agg(count ORDER BY n), '[0,0,0,0,0]') FROM stars),
         'lately', (SELECT COALESCE(sum(s.value), 0) FROM mine m JOIN stat_sum s ON s.subject_id = m.id
                     WHERE s.measure = 'reviews' AND ${stretch(30)}))) AS ratings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'at', a.at, 'courseId', a.id, 'title', a.title,
                'rating', a.rating, 'name', CASE WHEN a.manages THEN u.name END) ORDER BY a.at DESC), '[]')
         FROM (SELECT * FROM acts ORDER BY at DESC LIMIT ${mostActivity}) a JOIN users u ON u.id = a.user_id) AS activity,
      (SELECT h.beat_at FROM heartbeat h WHERE h.name = 'figures') AS "asOf"`;
  const { seesAny, enrollments, revenue, ...open } = row;
  return { ...open, enrollments: seesAny ? enrollments : null, revenue: seesAny ? revenue : null };
}
