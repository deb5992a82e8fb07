import "server-only";
import * as z from "zod";
import { countedLessonsOf } from "@/features/enrollment/server/counted-lessons";
import { type Cloth, clothOf } from "@/lib/cover";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  enrollmentId: z.string(),
  slug: z.string(),
  coverCategory: z.string().nullable(),
  /** Null while the course is not complete. */
  course: z
    .strictObject({
      /** Of `total`, which are the lessons that count. */
      done: z.number(),
      total: z.number(),
      hasCertificate: z.boolean(),
      /** Null until it is made. */
      certificateNumber: z.string().nullable(),
    })
    .nullable(),
  /**
   * The module of the attempt's lesson, as its student's version has it and as students see it now. Null where its lesson is not
   * part of the version, or is not shown.
   */
  module: z
    .strictObject({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      /** Those that count. */
      lessons: z.number(),
      done: z.number(),
      /** All of its lessons that count are complete. */
      isDone: z.boolean(),
      next: z.strictObject({ number: z.number(), title: z.string() }).nullable(),
    })
    .nullable(),
}));

/** What a passed attempt may have finished, with whose it is and how the course is shown. */
export interface Finished extends Omit<RowOf<typeof Row>, "slug" | "coverCategory"> {
  cloth: Cloth;
}

/** What the student of an attempt has finished with it or since. One query. */
export async function readFinished(tx: Tx, attemptId: string, now: Date): Promise<Finished | null> {
  const [row] = await queryRows(tx, Row)`
    SELECT e.id AS "enrollmentId", c.slug,
           (SELECT coalesce(g.cover_grammar, g.slug) FROM category g WHERE g.id = c.category_id) AS "coverCategory",
           CASE WHEN e.status = 'COMPLETED' THEN jsonb_build_object('done', n.done, 'total', n.total, 'hasCertificate', c.has_certificate, 'certificateNumber',
             (SELECT t.number FROM certificate t WHERE t.enrollment_id = e.id AND t.superseded_at IS NULL AND t.is_valid)) END AS course,
           (WITH shown AS (
              SELECT m.*, row_number() OVER (ORDER BY m.position)::int AS number FROM module_version m
               WHERE m.version_id = e.version_id AND m.published_at <= ${now})
            SELECT jsonb_build_object('id', s.module_id, 'number', s.number, 'title', s.title, 'lessons', k.lessons, 'done', k.done, 'isDone', k."isDone",
                     'next', (SELECT jsonb_build_object('number', x.number, 'title', x.title) FROM shown x WHERE x.number = s.number + 1))
              FROM shown s JOIN lesson_version l ON l.module_version_id = s.id AND l.lesson_id = (SELECT b.lesson_id FROM assessment b WHERE b.id = a.assessment_id)
             CROSS JOIN LATERAL (
               SELECT COALESCE(NULLIF(count(*) FILTER (WHERE o.is_required), 0), count(*))::int AS lessons,
                      CASE WHEN bool_or(o.is_required) THEN count(p.id) FILTER (WHERE o.is_required) ELSE count(p.id) END::int AS done,
                      CASE WHEN bool_or(o.is_required) THEN bool_and(p.id IS NOT NULL) FILTER (WHERE o.is_required)
                           ELSE bool_and(p.id IS NOT NULL) END AS "isDone"
                 FROM lesson_version o
                 LEFT JOIN lesson_progress p ON p.enrollment_id = e.id AND p.lesson_id = o.lesson_id AND p.completed_at IS NOT NULL
                WHERE o.module_version_id = s.id) k) AS module
      FROM assessment_attempt a JOIN enrollment e ON e.id = a.enrollment_id JOIN course c ON c.id = e.course_id
     CROSS JOIN LATERAL (${countedLessonsOf(now)}) n
     WHERE a.id = ${attemptId}::uuid`;
  if (!row) return null;
  const { slug, coverCategory, ...finished } = row;
  return { ...finished, cloth: clothOf(coverCategory, slug) };
}
