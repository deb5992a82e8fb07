import "server-only";
import * as z from "zod";
import { weightedTokens } from "@/features/drafting/credits";
import { priceOf } from "@/features/drafting/server/credits/price-of";
import { draftingSettingsOf, priceKey } from "@/features/drafting/server/credits/settings";
import type { Stage } from "@/features/drafting/suggestions";
import { landingFields } from "@/features/drafting/suggestions";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { type Estimate, OutlineLessonView } from "./stage-view";

const CostRow = rowSchema(() => ({
  /** Of one answer of the stage, over the last hundred of this site; null before there is one. */
  input: z.number().nullable(),
  output: z.number().nullable(),
  price: json(),
}));
type CostRow = RowOf<typeof CostRow>;

const FactsRow = () =>
  CostRow().extend({
    topic: z.string(),
    courseId: z.string().nullable(),
    outline: z.array(
      z.strictObject({ moduleId: z.string(), title: z.string(), lessons: z.array(OutlineLessonView()) }),
    ),
    sources: z.array(z.strictObject({ sourceId: z.string(), title: z.string(), uses: z.number() })),
    gaps: z.array(
      z.strictObject({ lessonId: z.string().nullable(), title: z.string(), field: z.enum(landingFields).nullable() }),
    ),
  });

type StageFacts = Omit<RowOf<typeof FactsRow>, keyof CostRow> & { estimate: Estimate };

/**
 * A draft and what is around a stage of it: the course it writes for, what its sources are used for, what it is about to
 * cost. Null where the draft is not this person's. One query.
 */
export async function readStageFacts(
  db: Tx,
  { draftId, ownerId, stage }: { draftId: string; ownerId: string; stage: Stage },
): Promise<StageFacts | null> {
  const [row] = await queryRows(db, FactsRow)`
    SELECT d.title AS topic, d.course_id::text AS "courseId", ${costOf(stage)}, ${outlineOf(stage)} AS outline,
           ${usesOf(draftId)} AS sources, ${gapsOf(draftId)} AS gaps
      FROM ai_course_draft d WHERE d.id = ${draftId}::uuid AND d.instructor_id = ${ownerId}::uuid`;
  if (!row) return null;
  const { topic, courseId, outline, sources, gaps, ...cost } = row;
  return { topic, courseId, outline, sources, gaps, estimate: estimateOf(cost) };
}

/** What one answer of a stage is about to cost. One query. */
export async function readEstimate(db: Tx, stage: Stage): Promise<Estimate> {
  const [row] = await queryRows(db, CostRow)`SELECT ${costOf(stage)}`;
  return estimateOf(row ?? { input: null, output: null, price: null });
}

/** Of one unit, before this site has any to go by. */
const usual = { inputTokens: 8_000, outputTokens: 1_500 };

function estimateOf({ input, output, price }: CostRow): Estimate {
  const tokens = {
    inputTokens: Math.round(input ?? usual.inputTokens),
    outputTokens: Math.round(output ?? usual.outputTokens),
  };
  const settings = draftingSettingsOf(new Map([[priceKey, price]]));
  const cost = priceOf(settings, tokens.inputTokens, tokens.outputTokens);
  return {
    tokens: weightedTokens(tokens.inputTokens, tokens.outputTokens),
    costMicros: cost === null ? null : Number(cost.costMicros),
    currency: cost?.currency ?? null,
  };
}

/** Columns `input`, `output` and `price`. */
const costOf = (stage: Stage) => {
  const average = (column: Prisma.Sql) => Prisma.sql`
    (SELECT avg(tokens)::float8
       FROM (SELECT ${column} AS tokens FROM ai_request
              WHERE stage = ${stage} AND outcome = 'answered' ORDER BY created_at DESC LIMIT 100) r)`;
  return Prisma.sql`
    ${average(Prisma.sql`input_tokens`)} AS input, ${average(Prisma.sql`output_tokens`)} AS output,
    (SELECT value FROM site_setting WHERE key = ${priceKey}) AS price`;
};

/** Modules and lessons of the draft of the course of `ai_course_draft d`, with whether each lesson has something of the stage. */
const outlineOf = (stage: Stage) => Prisma.sql`
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('moduleId', m.module_id, 'title', m.title, 'lessons', coalesce((
             SELECT jsonb_agg(jsonb_build_object(
                      'lessonId', l.lesson_id, 'title', l.title,
                      'written', CASE WHEN ${stage} = 'assessments'
                        THEN EXISTS (SELECT 1 FROM assessment_version a
                                       JOIN assessment_question q ON q.assessment_version_id = a.id
                                      WHERE a.lesson_version_id = l.id)
                        ELSE coalesce(btrim(l.content), '') <> '' END,
                      'waiting', (SELECT count(*) FROM suggestion g
                                   WHERE g.draft_id = d.id AND g.stage = ${stage}
                                     AND g.lesson_id = l.lesson_id AND g.state = 'PENDING')) ORDER BY l.position)
               FROM lesson_version l WHERE l.module_version_id = m.id), '[]')) ORDER BY m.position)
      FROM module_version m
     WHERE m.version_id = (SELECT id FROM course_version WHERE course_id = d.course_id
                            ORDER BY number DESC LIMIT 1)), '[]')`;

/** How often each source that could be read is cited by what is in the course or waits for it. */
const usesOf = (draftId: string) => Prisma.sql`
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('sourceId', u.id, 'title', u.title, 'uses', u.uses) ORDER BY u.uses DESC, u.id)
      FROM (SELECT o.id, o.title, count(c.id) FILTER (WHERE g.state IN ('PENDING', 'ACCEPTED', 'EDITED')) AS uses
              FROM draft_source o
              LEFT JOIN source_span s ON s.source_id = o.id
              LEFT JOIN citation c ON c.span_id = s.id
              LEFT JOIN suggestion g ON g.id = c.suggestion_id
             WHERE o.draft_id = ${draftId}::uuid AND o.state = 'DONE' GROUP BY o.id) u), '[]')`;

const gapsOf = (draftId: string) => Prisma.sql`
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('lessonId', p.lesson_id, 'title', p.title, 'field', p.field))
      FROM (SELECT DISTINCT ON (coalesce(g.lesson_id, g.id)) g.lesson_id, g.content ->> 'field' AS field,
                   coalesce(CASE WHEN g.lesson_id IS NULL THEN g.content ->> 'title' END, u.title, '') AS title
              FROM suggestion g LEFT JOIN draft_unit u ON u.id = g.unit_id
             WHERE g.draft_id = ${draftId}::uuid AND g.is_unsupported AND g.state = 'PENDING'
             LIMIT 20) p), '[]')`;
