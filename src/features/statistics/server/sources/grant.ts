import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** What was paid for enrollments and tiers, in minor units by currency; what was taken back counts against the day of that. */
export const grant: Source = {
  table: Prisma.sql`access_grant`,
  entries: (only) => Prisma.sql`
    SELECT g.id AS source_id, f.subject_id, 'revenue:' || g.currency AS measure, f.at, f.value
      FROM access_grant g CROSS JOIN LATERAL (VALUES
        (COALESCE(g.course_id, ${theSite}), g.granted_at, g.amount_minor::bigint),
        (COALESCE(g.course_id, ${theSite}), g.revoked_at, -g.amount_minor::bigint)
      ) f(subject_id, at, value)
     WHERE g.amount_minor <> 0 AND ${only(Prisma.sql`g.id`)}`,
};
