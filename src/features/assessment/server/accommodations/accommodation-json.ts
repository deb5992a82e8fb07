import "server-only";
import * as z from "zod";
import type { Accommodation } from "@/features/assessment/accommodation";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const AccommodationJson = rowSchema(() => ({
  extraTimePercent: z.number(),
  extraMinutes: z.number(),
  extraAttempts: z.number(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
}));

/** That of a person at an assessment as `AccommodationJson`, for a query of more than that; null without one. Never its reason. */
export const accommodationOf = (userId: Prisma.Sql, assessmentId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_build_object('extraTimePercent', x.extra_time_percent, 'extraMinutes', x.extra_minutes,
      'extraAttempts', x.extra_attempts, 'opensAt', x.opens_at, 'closesAt', x.closes_at)
    FROM assessment_accommodation x WHERE x.user_id = ${userId} AND x.assessment_id = ${assessmentId})`;

/** When an `assessment_version`, by its alias in a query, closes also for the last of those who have more time; null: never. */
export const closesForAll = (alias: string): Prisma.Sql => {
  const v = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${v}.closes_at IS NOT NULL THEN greatest(${v}.closes_at,
    (SELECT max(x.closes_at) FROM assessment_accommodation x WHERE x.assessment_id = ${v}.assessment_id)) END`;
};

export const toAccommodation = (row: RowOf<typeof AccommodationJson> | null): Accommodation | null =>
  row && {
    ...row,
    opensAt: row.opensAt === null ? null : new Date(row.opensAt),
    closesAt: row.closesAt === null ? null : new Date(row.closesAt),
  };
