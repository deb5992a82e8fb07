import "server-only";
import { lockAttempt } from "@/features/assessment/server/lock-attempt";
import { completeIfPassed } from "@/features/assessment/server/settle-attempt";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/**
 * Completes the lesson of a regraded assessment where its student passes it now, with all that follows. A lesson that is completed stays
 * so. Safe to repeat. Resolves to whether there was an enrollment to look at.
 */
export function followRegrade(
  { db, now }: Pick<Deps, "db" | "now">,
  { regradeId, enrollmentId }: { regradeId: string; enrollmentId: string },
): Promise<boolean> {
  const at = now();
  return db.$transaction(async (tx) => {
    const [latest] = await queryRows(tx, IdRow)`
      SELECT a.id::text AS id
        FROM enrollment e JOIN assessment_attempt a ON a.enrollment_id = e.id AND a.state IN ('SUBMITTED', 'EXPIRED')
        JOIN question o ON o.assessment_id = a.assessment_id JOIN question_version q ON q.question_id = o.id
        JOIN regrade r ON r.question_version_id = q.id
       WHERE r.id = ${regradeId}::uuid AND e.id = ${enrollmentId}::uuid AND e.status <> 'SUSPENDED' AND ${isCurrentEnrollment("e", at)}
       ORDER BY a.attempt_number DESC LIMIT 1`;
    const attempt = latest && (await lockAttempt(tx, latest.id));
    if (!attempt) return false;
    await completeIfPassed(tx, attempt, at);
    return true;
  });
}
