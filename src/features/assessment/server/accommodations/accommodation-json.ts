import "server-only";
import * as z from "zod";
import {
  type Accommodation,
  accommodate,
  attemptsAllowed,
  combineAccommodations,
} from "@/features/assessment/accommodation";
import type { AttemptRules } from "@/features/assessment/rules";
import { readRules } from "@/features/assessment/snapshot";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const AccommodationJson = rowSchema(() => ({
  /** Given to the person alone, not to a group. */
  isOwn: z.boolean(),
  extraTimePercent: z.number(),
  extraMinutes: z.number(),
  extraAttempts: z.number(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
}));

/**
 * Those that may count for a person at an assessment, their own and those of their groups, as a list of `AccommodationJson` for a
 * query of more than that; null without any. `rulesFor` says which counts. Never a reason or the name of a group.
 */
export const accommodationsOf = (userId: Prisma.Sql, assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_agg(jsonb_build_object('isOwn', x.user_id IS NOT NULL, 'extraTimePercent', x.extra_time_percent,
      'extraMinutes', x.extra_minutes, 'extraAttempts', x.extra_attempts, 'opensAt', x.opens_at, 'closesAt', x.closes_at))
    FROM (SELECT o.* FROM assessment_accommodation o WHERE o.user_id = ${userId} AND o.assessment_id = ${assessmentId}
          UNION ALL
          SELECT o.* FROM course_group_member m JOIN assessment_accommodation o ON o.group_id = m.group_id AND o.assessment_id = ${assessmentId}
           WHERE m.user_id = ${userId}) x)`;

/** When an `assessment_version`, by its alias in a query, closes also for the last of those who have more time; null: never. */
export const closesForAll = (alias: string): Prisma.Sql => {
  const v = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${v}.closes_at IS NOT NULL THEN greatest(${v}.closes_at,
    (SELECT max(x.closes_at) FROM assessment_accommodation x WHERE x.assessment_id = ${v}.assessment_id)) END`;
};

const toDate = (at: string | null): Date | null => (at === null ? null : new Date(at));

type Rows = readonly RowOf<typeof AccommodationJson>[] | null;
type Times = Pick<Accommodation, "opensAt" | "closesAt">;

/** `everyone`: the times as published. */
export const toAccommodation = (rows: Rows, everyone: Times): Accommodation | null =>
  combineAccommodations(
    (rows ?? []).map((row) => ({ ...row, opensAt: toDate(row.opensAt), closesAt: toDate(row.closesAt) })),
    everyone,
  );

/** The rules of a published version as they are for a person. */
export function rulesFor(published: unknown, rows: Rows): AttemptRules {
  const rules = readRules(published);
  return accommodate(rules, toAccommodation(rows, rules));
}

/** How many attempts a person has of those published; 0 without a limit. */
export const attemptsFor = (maxAttempts: number, rows: Rows): number =>
  attemptsAllowed(maxAttempts, toAccommodation(rows, { opensAt: null, closesAt: null }));
