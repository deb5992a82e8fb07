import "server-only";
import * as z from "zod";
import { groupShare, type OptionUse } from "@/features/item-analysis/rules";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type CountedOf, countedSql } from "./counted-sql";
import { chosenTypes, typedTypes } from "./types-by-control";

export interface Uses {
  groupSize: number;
  /** By the id of the option. */
  options: Map<string, Pick<OptionUse, "chosen" | "upper" | "lower">>;
  /** By the id of the question's version. */
  wrongTexts: Map<string, { text: string; count: number }[]>;
}

const Row = rowSchema(() => ({
  groupSize: z.number(),
  options: z.array(z.object({ id: z.string(), chosen: z.number(), upper: z.number(), lower: z.number() })),
  texts: z.array(z.object({ id: z.string(), text: z.string(), count: z.number() })),
}));

const mostTexts = 5;

/** How often each option was chosen, and what else was typed. Of equal points, the attempt with the lower id ranks higher. One query. */
export async function readUses(db: Deps["db"], of: CountedOf): Promise<Uses> {
  const { groupSize, options, texts } = await queryRow(db, Row)`
    WITH ${countedSql(of)}, sized AS (
      SELECT floor(count(*) * ${groupShare}::float8)::int AS size, count(*)::int AS attempts FROM totals
    ), ranked AS (
      SELECT t.id, row_number() OVER (ORDER BY t.points DESC, t.id) AS place FROM totals t
    ), chosen AS (
      SELECT o.id, count(*)::int AS chosen, count(*) FILTER (WHERE r.place <= z.size)::int AS upper,
             count(*) FILTER (WHERE r.place > z.attempts - z.size)::int AS lower
        FROM given g JOIN question_version q ON q.id = g.question_version_id AND q.type::text = ANY(${chosenTypes}::text[])
        CROSS JOIN LATERAL unnest(g.selected_answers) AS o (id) JOIN ranked r ON r.id = g.attempt_id CROSS JOIN sized z
       GROUP BY o.id
    ), texts AS (
      SELECT w.id, w.text, count(*)::int AS count FROM (
        SELECT g.question_version_id AS id,
               left(CASE WHEN t.field = '' THEN lower(btrim(g.text_response)) ELSE btrim(g.fields ->> t.field, E' \\t\\r\\n') END, 200) AS text
          FROM given g JOIN question_version q ON q.id = g.question_version_id
          JOIN unnest(${typedTypes.map(({ type }) => type)}::text[], ${typedTypes.map(({ field }) => field)}::text[]) AS t (type, field)
            ON t.type = q.type::text
         WHERE g.is_answered AND g.points <= 0) w
       WHERE w.text <> '' GROUP BY 1, 2 HAVING count(*) > 1
    ), most AS (
      SELECT t.*, row_number() OVER (PARTITION BY t.id ORDER BY t.count DESC, t.text) AS place FROM texts t
    )
    SELECT z.size AS "groupSize", (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM chosen c) AS options,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'count', m.count) ORDER BY m.place), '[]')
              FROM most m WHERE m.place <= ${mostTexts}) AS texts
      FROM sized z`;
  const wrongTexts: Uses["wrongTexts"] = new Map();
  for (const { id, ...wrong } of texts) wrongTexts.set(id, [...(wrongTexts.get(id) ?? []), wrong]);
  return { groupSize, options: new Map(options.map(({ id, ...use }) => [id, use])), wrongTexts };
}
