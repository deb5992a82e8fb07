import "server-only";
import * as z from "zod";
import { mostTexts, type TextCount } from "@/features/item-analysis/part-uses";
import { groupShare, type OptionUse } from "@/features/item-analysis/rules";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type CountedOf, countedSql } from "./counted-sql";
import { chosenTypes, partTypes, typedTypes } from "./types-by-control";

export interface Uses {
  groupSize: number;
  /** By the id of the option. */
  options: Map<string, Pick<OptionUse, "chosen" | "upper" | "lower">>;
  /** By the id of the question's version. */
  wrongTexts: Map<string, TextCount[]>;
  /** What was typed, right or wrong, by the id of the question's version and then by the part of the answer. */
  parts: Map<string, Map<string, TextCount[]>>;
}

const Row = rowSchema(() => ({
  groupSize: z.number(),
  options: z.array(z.object({ id: z.string(), chosen: z.number(), upper: z.number(), lower: z.number() })),
  texts: z.array(z.object({ id: z.string(), text: z.string(), count: z.number() })),
  parts: z.array(z.object({ id: z.string(), part: z.string(), text: z.string(), count: z.number() })),
}));

/** Of each part, so many texts are read: the most frequent, whatever their case. */
const mostOfPart = 100;

/** How often each option was chosen, and what else was typed. Of equal points, the attempt with the lower id ranks higher. One query. */
export async function readUses(db: Deps["db"], of: CountedOf): Promise<Uses> {
  const { groupSize, options, texts, parts } = await queryRow(db, Row)`
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
    ), filled AS (
      SELECT id, part, text, count, row_number() OVER (PARTITION BY id, part ORDER BY alike DESC, lower(text), count DESC, text) AS place
        FROM (SELECT p.*, sum(p.count) OVER (PARTITION BY p.id, p.part, lower(p.text)) AS alike
                FROM (SELECT g.question_version_id AS id, f.key AS part, btrim(f.value, E' \\t\\r\\n') AS text, count(*)::int AS count
                        FROM given g JOIN question_version q ON q.id = g.question_version_id AND q.type::text = ANY(${partTypes}::text[])
                        CROSS JOIN LATERAL jsonb_each_text(g.fields) AS f
                       WHERE btrim(f.value, E' \\t\\r\\n') <> '' GROUP BY 1, 2, 3) p) c
    )
    SELECT z.size AS "groupSize", (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM chosen c) AS options,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'count', m.count) ORDER BY m.place), '[]')
              FROM most m WHERE m.place <= ${mostTexts}) AS texts,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'part', f.part, 'text', f.text, 'count', f.count) ORDER BY f.place), '[]')
              FROM filled f WHERE f.place <= ${mostOfPart}) AS parts
      FROM sized z`;
  const wrongTexts: Uses["wrongTexts"] = new Map();
  for (const { id, ...wrong } of texts) wrongTexts.set(id, [...(wrongTexts.get(id) ?? []), wrong]);
  const byPart: Uses["parts"] = new Map();
  for (const { id, part, ...given } of parts) {
    const ofQuestion = byPart.get(id) ?? new Map<string, TextCount[]>();
    byPart.set(id, ofQuestion.set(part, [...(ofQuestion.get(part) ?? []), given]));
  }
  return { groupSize, parts: byPart, options: new Map(options.map(({ id, ...use }) => [id, use])), wrongTexts };
}
