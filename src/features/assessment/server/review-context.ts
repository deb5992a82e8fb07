import "server-only";
import * as z from "zod";
import type { ReviewContext } from "@/features/assessment/review-policy";
import type { AttemptRules } from "@/features/assessment/rules";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { AccommodationJson, accommodationsOf, attemptsFor, closesForAll } from "./accommodations/accommodation-json";
import { formerAttempts } from "./former-attempts";

export const ReviewContextJson = rowSchema(() => ({
  /** As published; `toReviewContext` adds what the student has beyond it. */
  maxAttempts: z.number(),
  accommodations: z.array(AccommodationJson()).nullable(),
  usedBefore: z.number(),
  closesAt: z.string().nullable(),
}));

/**
 * What the review of an `assessment_attempt a` of an `enrollment e` depends on now, as `ReviewContextJson`; null where the assessment
 * has left the version of the course that the student is on.
 */
export const reviewContextAsJson: Prisma.Sql = Prisma.sql`
  (SELECT jsonb_build_object('closesAt', ${closesForAll("p")}, 'usedBefore', ${formerAttempts(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} -> 'count',
      'maxAttempts', p.max_attempts, 'accommodations', ${accommodationsOf(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)})
    FROM assessment_version p JOIN lesson_version pl ON pl.id = p.lesson_version_id
   WHERE p.assessment_id = a.assessment_id AND pl.version_id = e.version_id)`;

export function toReviewContext(
  found: RowOf<typeof ReviewContextJson> | null,
  { rules, now }: { rules: AttemptRules; now: Date },
): ReviewContext {
  if (!found) return { maxAttempts: rules.maxAttempts, usedBefore: 0, closesAt: rules.closesAt, now };
  const { accommodations, usedBefore, closesAt } = found;
  const maxAttempts = attemptsFor(found.maxAttempts, accommodations);
  return { maxAttempts, usedBefore, closesAt: closesAt === null ? null : new Date(closesAt), now };
}
