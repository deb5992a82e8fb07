import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { isPricedAt } from "@/server/db/price-in-force";
import { rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";

export const EntryFactsRow = rowSchema(() => ({
  isLive: z.boolean(),
  isSuspended: z.boolean(),
  isPriced: z.boolean(),
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  discountEndsAt: z.date().nullable(),
  capacity: z.number().nullable(),
  enrolled: z.number(),
}));

/** EntryFacts of `course c` at a moment. */
export const entryColumns = (
  at: Date,
): Prisma.Sql => Prisma.sql`c.state = 'LIVE' AND c.live_version_id IS NOT NULL AS "isLive", ${isLeadSuspended("c")} AS "isSuspended",
           ${isPricedAt("c", at)} AS "isPriced", c.enrollment_opens_at AS "opensAt", c.enrollment_closes_at AS "closesAt",
           CASE WHEN c.discount_price_minor IS NOT NULL THEN c.discount_ends_at END AS "discountEndsAt", c.capacity,
           c.enrolled_count AS "enrolled"`;
