import "server-only";
import * as z from "zod";
import { deadlineOf } from "@/features/assessment/deadline";
import { isOverdue } from "@/features/assessment/rules";
import { rulesAsJson } from "@/features/assessment/server/rules-as-json";
import { readRules } from "@/features/assessment/snapshot";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import { AccommodationJson, accommodationsOf, rulesFor } from "./accommodation-json";

const Running = rowSchema(() => ({
  id: z.string(),
  startedAt: z.date(),
  deadlineAt: z.date(),
  rules: json(),
  published: json(),
  accommodations: z.array(AccommodationJson()).nullable(),
}));

/**
 * The attempts of these people that run, unless their time is over, get the rules as they are for their students now, and never
 * lose time. The enrollments of the people are locked. One query, and one for each attempt that gains.
 */
export async function extendRunning(
  tx: Tx,
  { assessmentIds, userIds, at }: { assessmentIds: readonly string[]; userIds: readonly string[]; at: Date },
): Promise<void> {
  if (assessmentIds.length === 0 || userIds.length === 0) return;
  // The rules as published, which never change: what the attempt stored has in it what its student had before.
  const attempts = await queryRows(tx, Running)`
    SELECT a.id, a.started_at AS "startedAt", a.deadline_at AS "deadlineAt", a.rules, ${rulesAsJson("v")} AS published,
           ${accommodationsOf(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS accommodations
      FROM assessment_attempt a JOIN assessment_version v ON v.id = a.assessment_version_id
      JOIN enrollment e ON e.id = a.enrollment_id AND ${isCurrentEnrollment("e", at)}
     WHERE a.state = 'IN_PROGRESS' AND a.deadline_at IS NOT NULL
       AND a.user_id = ANY(${[...userIds]}::uuid[]) AND a.assessment_id = ANY(${[...assessmentIds]}::uuid[]) ORDER BY a.id`;
  for (const { id, startedAt, deadlineAt: before, rules, published, accommodations } of attempts) {
    if (isOverdue(before, at)) continue;
    const own = rulesFor(published, accommodations);
    const deadlineAt = deadlineOf(startedAt, own);
    if (deadlineAt && deadlineAt <= before) continue;
    const { timeLimitMinutes, closesAt } = own;
    // An attempt that ended in the meantime stays ended.
    await tx.assessmentAttempt.updateMany({
      where: { id, state: "IN_PROGRESS" },
      data: { deadlineAt, rules: { ...readRules(rules), timeLimitMinutes, closesAt } },
    });
  }
}
