import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { isPricedAt } from "@/server/db/price-in-force";
import { isLeadSuspended } from "@/server/db/suspended-lead";

/** EntryFacts of `course c` at a moment. */
export const entryColumns = (
  at: Date,
): Prisma.Sql => Prisma.sql`c.state = 'LIVE' AND c.live_version_id IS NOT NULL AS "isLive", ${isLeadSuspended("c")} AS "isSuspended",
           ${isPricedAt("c", at)} AS "isPriced", c.enrollment_opens_at AS "opensAt", c.enrollment_closes_at AS "closesAt",
           CASE WHEN c.discount_price_minor IS NOT NULL THEN c.discount_ends_at END AS "discountEndsAt", c.capacity,
           c.enrolled_count AS "enrolled"`;
