import "server-only";
import * as z from "zod";
import type { ReviewContext } from "@/features/assessment/review-policy";
import type { AttemptRules } from "@/features/assessment/rules";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { closesForAll } from "./accommodations/accommodation-json";
import { formerAttempts } from "./former-attempts";

export const ReviewContextJson = rowSchema(() => ({
  maxAttempts: z.number(),
  usedBefore: z.number(),
  closesAt: z.string().nullable(),
}));

/**
 * What the review of an `assessment_attempt a` of an `enrollment e` depends on now, as `ReviewContextJson`; null where the assessment
 * has left the version of the course that the student is on.
 */
export const reviewContextAsJson: Prisma.Sql = Prisma.sql`
  (SELECT jsonb_build_object('closesAt', ${closesForAll("p")}, 'usedBefore', ${formerAttempts(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} -> 'count',
      'maxAttempts', CASE WHEN p.max_attempts > 0 THEN p.max_attempts + coalesce(m.extra_attempts, 0) ELSE 0 END)
    FROM assessment_version p JOIN lesson_version pl ON pl.id = p.lesson_version_id
    LEFT JOIN assessment_accommodation m ON m.assessment_id = p.assessment_id AND m.user_id = a.user_id
   WHERE p.assessment_id = a.assessment_id AND pl.version_id = e.version_id)`;

export function toReviewContext(
  found: RowOf<typeof ReviewContextJson> | null,
  { rules, now }: { rules: AttemptRules; now: Date },
): ReviewContext {
  if (!found) return { maxAttempts: rules.maxAttempts, usedBefore: 0, closesAt: rules.closesAt, now };
  return { ...found, closesAt: found.closesAt === null ? null : new Date(found.closesAt), now };
}
