import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { isLeadSuspended } from "@/server/db/suspended-lead";

/** EntryFacts of `course c`. */
export const entryColumns = Prisma.sql`c.state = 'LIVE' AND c.live_version_id IS NOT NULL AS "isLive", ${isLeadSuspended("c")} AS "isSuspended",
           c.price_minor > 0 AS "isPriced", c.enrollment_opens_at AS "opensAt", c.enrollment_closes_at AS "closesAt", c.capacity,
           c.enrolled_count AS "enrolled"`;
