import "server-only";
import * as z from "zod";
import { disclosureOf } from "@/features/assessment/review-policy";
import { readRules } from "@/features/assessment/snapshot";
import { toHundredths } from "@/features/questions/points";
import type { EarlierResult } from "@/features/questions/reviewed-question";
import { AttemptState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { ReadAttempt } from "./read-attempt";

const Row = rowSchema(() => ({
  versionId: z.string(),
  number: z.number(),
  state: z.enum(AttemptState),
  rules: json(),
  isReworded: z.boolean(),
  earned: z.string(),
  points: z.string(),
}));

/**
 * What the questions of an attempt earned in earlier attempts of the same enrollment, whichever version of them was asked then: by
 * the id of the version in this one, earliest first. Only of attempts whose own review shows points now. One query.
 */
export async function readEarlierResults(
  db: Tx,
  { id, rulesNow, all, former, closesForAll }: ReadAttempt,
  now: Date,
): Promise<ReadonlyMap<string, EarlierResult[]>> {
  const rows = await queryRows(db, Row)`
    SELECT here.id AS "versionId", o.attempt_number AS number, o.state, o.rules, before.id <> here.id AS "isReworded",
           COALESCE(g.points_earned, 0)::text AS earned, before.points::text AS points
      FROM assessment_attempt a
      JOIN assessment_attempt o ON o.enrollment_id = a.enrollment_id AND o.assessment_id = a.assessment_id AND o.attempt_number < a.attempt_number
      JOIN jsonb_array_elements(a.question_order) asked ON true
      JOIN question_version here ON here.id = (asked->>'questionVersionId')::uuid
      JOIN jsonb_array_elements(o.question_order) earlier ON true
      JOIN question_version before ON before.id = (earlier->>'questionVersionId')::uuid AND before.question_id = here.question_id
      LEFT JOIN attempt_answer g ON g.attempt_id = o.id AND g.question_version_id = before.id
     WHERE a.id = ${id}::uuid AND o.state <> 'IN_PROGRESS'
     ORDER BY o.attempt_number`;
  const context = { maxAttempts: rulesNow.maxAttempts, usedBefore: former.count, closesAt: closesForAll, now };
  const results = new Map<string, EarlierResult[]>();
  for (const { versionId, state, rules, number, isReworded, earned, points } of rows) {
    if (!disclosureOf(readRules(rules), { state }, all, context).correctness) continue;
    const result = { number, isReworded, earned: toHundredths(earned), points: toHundredths(points) };
    results.set(versionId, [...(results.get(versionId) ?? []), result]);
  }
  return results;
}
