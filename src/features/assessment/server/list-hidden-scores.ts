import "server-only";
import * as z from "zod";
import { isShown } from "@/features/assessment/review-policy";
import { attemptsLeft } from "@/features/assessment/rules";
import { readRules } from "@/features/assessment/snapshot";
import type { Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import { ReviewContextJson, reviewContextAsJson, toReviewContext } from "./review-context";

const Row = rowSchema(() => ({
  assessmentId: z.string(),
  rules: json(),
  context: ReviewContextJson().nullable(),
  isPassed: z.boolean().nullable(),
  used: z.number(),
}));

/** The assessments of an enrollment's attempts whose scores its student may not read now, under the rules of the last that has ended. */
export async function listHiddenScores(
  db: Tx,
  { enrollmentId, at: now }: { enrollmentId: string; at: Date },
): Promise<Set<string>> {
  const rows = await queryRows(db, Row)`
    SELECT DISTINCT ON (a.assessment_id) a.assessment_id::text AS "assessmentId", a.rules, ${reviewContextAsJson} AS context,
           bool_or(a.is_passed) OVER own AS "isPassed", (count(*) OVER own)::int AS used
      FROM enrollment e JOIN assessment_attempt a ON a.enrollment_id = e.id
     WHERE e.id = ${enrollmentId}::uuid
    WINDOW own AS (PARTITION BY a.assessment_id)
     ORDER BY a.assessment_id, a.state = 'IN_PROGRESS', a.attempt_number DESC`;
  const hidden = rows.filter(({ rules: stored, context: found, isPassed, used }) => {
    const rules = readRules(stored);
    const { maxAttempts, usedBefore, closesAt } = toReviewContext(found, { rules, now });
    const left = attemptsLeft(maxAttempts, usedBefore + used);
    return !isShown(rules, "score", { isPassed: isPassed === true, attemptsLeft: left, closesAt, now });
  });
  return new Set(hidden.map(({ assessmentId }) => assessmentId));
}
