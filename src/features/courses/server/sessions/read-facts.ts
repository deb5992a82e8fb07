import "server-only";
import * as z from "zod";
import type { BuilderFacts } from "@/features/courses/builder";
import { findPublishingGaps } from "@/features/courses/rules";
import { type Draft, getDraft } from "@/features/courses/server/get-draft";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  courseId: z.string(),
  title: z.string(),
  subtitle: z.string(),
  description: z.string(),
  metaDescription: z.string(),
  audience: z.array(z.string()),
  objectives: z.array(z.string()),
  hasCategory: z.boolean(),
  isPriced: z.boolean(),
  isLive: z.boolean(),
  confirmed: z.array(z.string()),
  /** Of the live version, for a course of which nothing waits. */
  lessonCount: z.number(),
  assessmentCount: z.number(),
}));

/** What the builder's query knows of the course itself; the outline comes with the draft. */
export type CourseRow = Omit<RowOf<typeof Row>, "courseId">;

export function factsOf(
  {
    title,
    subtitle,
    description,
    metaDescription,
    audience,
    objectives,
    hasCategory,
    isPriced,
    isLive,
    confirmed,
    lessonCount,
    assessmentCount,
  }: CourseRow,
  draft: Draft | null,
): BuilderFacts {
  const words = { title, subtitle, description, metaDescription, audience, objectives };
  const row = { ...words, hasCategory, isPriced, isLive, confirmed };
  if (!draft) return { ...row, lessonCount, assessmentCount, gaps: [] };
  const shown = draft.facts.modules.filter(({ isHidden }) => !isHidden).flatMap(({ lessons }) => lessons);
  return {
    ...row,
    lessonCount: shown.length,
    assessmentCount: shown.filter(({ questions }) => questions !== null).length,
    gaps: findPublishingGaps(draft.facts),
  };
}

/** The facts of one session's course; null when the course is gone. Two queries. */
export async function readFacts(tx: Tx, sessionId: string): Promise<BuilderFacts | null> {
  const [row] = await queryRows(tx, Row)`
    SELECT c.id AS "courseId", v.title, v.subtitle, v.description, v.meta_description AS "metaDescription", v.audience, v.objectives,
           c.category_id IS NOT NULL AS "hasCategory", c.price_minor > 0 AS "isPriced", c.published_at IS NOT NULL AS "isLive",
           v.lesson_count AS "lessonCount", v.assessment_count AS "assessmentCount",
           ARRAY(SELECT jsonb_array_elements_text(coalesce(s.data->'confirmed', '[]'))) AS confirmed
      FROM course_creation_session s JOIN course c ON c.id = s.course_id
      JOIN LATERAL (SELECT * FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
     WHERE s.session_id = ${sessionId}::uuid`;
  return row ? factsOf(row, await getDraft(tx, row.courseId)) : null;
}
