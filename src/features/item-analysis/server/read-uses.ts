import "server-only";
import * as z from "zod";
import { mostWrong, type PartCount, type TextCount } from "@/features/item-analysis/part-uses";
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
  /** What was given, right or wrong, by the id of the question's version and then by the part of the answer. */
  parts: Map<string, Map<string, PartCount[]>>;
}

const Row = rowSchema(() => ({
  groupSize: z.number(),
  options: z.array(z.object({ id: z.string(), chosen: z.number(), upper: z.number(), lower: z.number() })),
  texts: z.array(z.object({ id: z.string(), text: z.string(), count: z.number() })),
  parts: z.array(
    z.object({
      ...{ id: z.string(), part: z.string(), value: z.string() },
      ...{ chosen: z.number(), upper: z.number(), lower: z.number() },
    }),
  ),
}));

/** Of each part, so many texts or options are read: the most frequent, texts whatever their case. No part has more options. */
const mostOfPart = 100;

/** How often each option was chosen, as a whole or in a part of the answer, and what else was typed. Of equal points, the attempt with the lower id ranks higher. One query. */
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
    ), parts AS (
      SELECT g.attempt_id, g.question_version_id AS id, p.part, p.value
        FROM given g JOIN question_version q ON q.id = g.question_version_id
        JOIN unnest(${partTypes.map(({ type }) => type)}::text[], ${partTypes.map(({ by }) => by)}::text[]) AS k (type, "by") ON k.type = q.type::text
        CROSS JOIN LATERAL (
          SELECT f.key, btrim(f.value, E' \\t\\r\\n') FROM jsonb_each_text(g.fields) AS f WHERE k."by" = 'fields'
           UNION ALL
          SELECT CASE k."by" WHEN 'pairs' THEN o.id::text ELSE o.at::text END,
                 CASE k."by" WHEN 'pairs' THEN g.selected_answers[o.at::int + 1]::text ELSE o.id::text END
            FROM unnest(g.selected_answers) WITH ORDINALITY AS o (id, at)
           WHERE k."by" = 'places' OR (k."by" = 'pairs' AND o.at % 2 = 1)
        ) AS p (part, value)
       WHERE p.value <> ''
    ), counts AS (
      SELECT p.id, p.part, p.value, count(*)::int AS chosen, count(*) FILTER (WHERE r.place <= z.size)::int AS upper,
             count(*) FILTER (WHERE r.place > z.attempts - z.size)::int AS lower
        FROM parts p JOIN ranked r ON r.id = p.attempt_id CROSS JOIN sized z GROUP BY p.id, p.part, p.value
    ), placed AS (
      SELECT c.*, row_number() OVER (PARTITION BY c.id, c.part ORDER BY c.alike DESC, lower(c.value), c.chosen DESC, c.value) AS place
        FROM (SELECT n.*, sum(n.chosen) OVER (PARTITION BY n.id, n.part, lower(n.value)) AS alike FROM counts n) c
    )
    SELECT z.size AS "groupSize", (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM chosen c) AS options,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'count', m.count) ORDER BY m.place), '[]')
              FROM most m WHERE m.place <= ${mostWrong}) AS texts,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'part', p.part, 'value', p.value, 'chosen', p.chosen, 'upper', p.upper,
                     'lower', p.lower) ORDER BY p.place), '[]')
              FROM placed p WHERE p.place <= ${mostOfPart}) AS parts
      FROM sized z`;
  const wrongTexts: Uses["wrongTexts"] = new Map();
  for (const { id, ...wrong } of texts) wrongTexts.set(id, [...(wrongTexts.get(id) ?? []), wrong]);
  const byPart: Uses["parts"] = new Map();
  for (const { id, part, ...given } of parts) {
    const ofQuestion = byPart.get(id) ?? new Map<string, PartCount[]>();
    byPart.set(id, ofQuestion.set(part, [...(ofQuestion.get(part) ?? []), given]));
  }
  return { groupSize, parts: byPart, options: new Map(options.map(({ id, ...use }) => [id, use])), wrongTexts };
}
