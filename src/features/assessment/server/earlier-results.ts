import "server-only";
import * as z from "zod";
import { disclosureOf } from "@/features/assessment/review-policy";
import { readRules } from "@/features/assessment/snapshot";
import { toHundredths } from "@/features/questions/points";
import type { EarlierResult } from "@/features/questions/reviewed-question";
import { Prisma } from "@/generated/prisma/client";
import { AttemptState } from "@/generated/prisma/enums";
import { json, type RowOf } from "@/server/db/query-rows";
import type { ReadAttempt } from "./read-attempt";

/** One of them as the query builds it in JSON. */
export const EarlierJson = () =>
  z.strictObject({
    versionId: z.string(),
    number: z.number(),
    state: z.enum(AttemptState),
    rules: json(),
    isReworded: z.boolean(),
    earned: z.string(),
    points: z.string(),
  });

/** What the questions of an attempt earned in earlier attempts of the same enrollment, whichever version of them was asked then, earliest first. */
export const earlierAsJson = (attemptId: string): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('versionId', here.id, 'number', o.attempt_number, 'state', o.state, 'rules', o.rules,
            'isReworded', before.id <> here.id, 'earned', COALESCE(g.points_earned, 0)::text, 'points', before.points::text) ORDER BY o.attempt_number), '[]')
     FROM assessment_attempt a
     JOIN assessment_attempt o ON o.enrollment_id = a.enrollment_id AND o.assessment_id = a.assessment_id AND o.attempt_number < a.attempt_number
     JOIN jsonb_array_elements(a.question_order) asked ON true
     JOIN question_version here ON here.id = (asked->>'questionVersionId')::uuid
     JOIN jsonb_array_elements(o.question_order) earlier ON true
     JOIN question_version before ON before.id = (earlier->>'questionVersionId')::uuid AND before.question_id = here.question_id
     LEFT JOIN attempt_answer g ON g.attempt_id = o.id AND g.question_version_id = before.id
    WHERE a.id = ${attemptId}::uuid AND o.state <> 'IN_PROGRESS')`;

/** By the id of the version in this attempt. Only of attempts whose own review shows points now. */
export function toEarlierResults(
  rows: readonly RowOf<typeof EarlierJson>[],
  { rulesNow, all, former, closesForAll, isAnyOpen }: ReadAttempt,
  now: Date,
): ReadonlyMap<string, EarlierResult[]> {
  const { maxAttempts } = rulesNow;
  const context = { maxAttempts, usedBefore: former.count, closesAt: closesForAll, isAnyOpen, now };
  const results = new Map<string, EarlierResult[]>();
  for (const { versionId, state, rules, number, isReworded, earned, points } of rows) {
    if (!disclosureOf(readRules(rules), { state }, all, context).correctness) continue;
    const result = { number, isReworded, earned: toHundredths(earned), points: toHundredths(points) };
    results.set(versionId, [...(results.get(versionId) ?? []), result]);
  }
  return results;
}
