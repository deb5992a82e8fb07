import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/**
 * What was paid for enrollments and tiers, in minor units by currency; what was taken back counts against the day of that. The site's is
 * that of all courses and of the tiers.
 */
export const grant: Source = {
  table: Prisma.sql`access_grant`,
  entries: (only) => Prisma.sql`
    SELECT g.id AS source_id, t.subject_id, 'revenue:' || g.currency AS measure, f.at, f.value
      FROM access_grant g
     CROSS JOIN LATERAL (VALUES (g.granted_at, g.amount_minor::bigint), (g.revoked_at, -g.amount_minor::bigint)) f(at, value)
     CROSS JOIN LATERAL (VALUES (g.course_id), (${theSite})) t(subject_id)
     WHERE g.amount_minor <> 0 AND t.subject_id IS NOT NULL AND ${only(Prisma.sql`g.id`)}`,
};
