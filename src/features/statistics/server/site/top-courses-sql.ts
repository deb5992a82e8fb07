import "server-only";
import * as z from "zod";
import type { Span } from "@/features/statistics/analytics";
import { TOP_COURSES } from "@/features/statistics/rules";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { inSpan } from "../analytics/figures-sql";

export const TopCourse = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  /** New students in the stretch and in the one before (null where there is none), and completions. */
  learners: z.number(),
  before: z.number().nullable(),
  completed: z.number(),
}));
export type TopCourse = RowOf<typeof TopCourse>;

const sumOf = (measure: string, days: { from: string; to: string }): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT sum(s.value) FROM stat_sum s WHERE s.subject_id = c.id AND s.measure = ${measure} AND ${inSpan(Prisma.sql`s.day`, days)}), 0)`;

/** Of all time the sums are in CourseStats; of a period they are added up for the courses that anyone enrolled in since. */
const candidates = (span: Span): Prisma.Sql =>
  span.before === null
    ? Prisma.sql`SELECT c.id, k.total_students::bigint AS learners FROM course c JOIN course_stats k ON k.course_id = c.id`
    : Prisma.sql`
        SELECT c.id, ${sumOf("learners", span)} AS learners FROM course c
         WHERE c.last_enrolled_at >= ${span.from}::date::timestamp AT TIME ZONE 'UTC'`;

/** The courses with the most new students in the stretch. Over sums by day, so that a course costs its days and not its students. */
export const topCourses = (span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', c.id, 'title', COALESCE(v.title, d.title, c.slug), 'learners', t.learners,
            'before', ${span.before ? sumOf("learners", span.before) : Prisma.sql`NULL::bigint`}, 'completed', ${sumOf("completed", span)})
            ORDER BY t.learners DESC, c.id), '[]'::jsonb)
     FROM (SELECT a.id, a.learners FROM (${candidates(span)}) a WHERE a.learners > 0 ORDER BY a.learners DESC, a.id LIMIT ${TOP_COURSES}) t
     JOIN course c ON c.id = t.id LEFT JOIN course_version v ON v.id = c.live_version_id
     LEFT JOIN LATERAL (SELECT o.title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) d ON true)`;
