import "server-only";
import type { AttemptRules } from "@/features/assessment/rules";
import { readRules } from "@/features/assessment/snapshot";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { hidesNames } from "@/server/db/hidden-names";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { ReadAttempt } from "./read-attempt";
import { rulesAsJson } from "./rules-as-json";

const Row = rowSchema(() => ({ stated: json(), now: json() }));

/**
 * The rules that an attempt's author stated, then and now, if the assessment hides names; null if it doesn't. Students with limits of
 * their own are listed by name for the same staff, so neither these nor what follows from them may be told beside an answer.
 */
export async function statedRulesWhereHidden(
  db: Tx,
  attemptId: string,
): Promise<{ stated: AttemptRules; now: AttemptRules } | null> {
  const [row] = await queryRows(db, Row)`
    SELECT ${rulesAsJson("v")} AS stated,
           coalesce((SELECT ${rulesAsJson("p")} FROM assessment_version p JOIN lesson_version l ON l.id = p.lesson_version_id
             WHERE p.assessment_id = a.assessment_id AND l.version_id = e.version_id), ${rulesAsJson("v")}) AS now
      FROM assessment_attempt a JOIN enrollment e ON e.id = a.enrollment_id JOIN assessment_version v ON v.id = a.assessment_version_id
     WHERE a.id = ${attemptId}::uuid AND ${hidesNames(Prisma.sql`a.assessment_id`)}`;
  return row ? { stated: readRules(row.stated), now: readRules(row.now) } : null;
}

/** An attempt as staff may read it: where names are hidden, without what only its student's own limits explain. */
export async function hideStudent(db: Tx, attempt: ReadAttempt): Promise<ReadAttempt> {
  const rules = await statedRulesWhereHidden(db, attempt.id);
  if (!rules) return attempt;
  const { timeLimitMinutes, maxAttempts, opensAt, closesAt } = rules.stated;
  return {
    ...attempt,
    rules: { ...attempt.rules, timeLimitMinutes, maxAttempts, opensAt, closesAt },
    rulesNow: rules.now,
    timeTakenSeconds: null,
  };
}
