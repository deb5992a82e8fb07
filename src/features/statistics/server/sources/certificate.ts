import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** Certificates, without those that a later one took the place of; a revoked one was issued all the same. */
export const certificate: Source = {
  table: Prisma.sql`certificate`,
  entries: (only) => Prisma.sql`
    SELECT c.id AS source_id, f.subject_id, 'certificates' AS measure, c.issued_at AS at, 1::bigint AS value
      FROM certificate c CROSS JOIN LATERAL (VALUES (c.course_id), (${theSite})) f(subject_id)
     WHERE c.supersedes_id IS NULL AND ${only(Prisma.sql`c.id`)}
       AND ${isLearner(Prisma.sql`c.course_id`, Prisma.sql`c.user_id`)}`,
};
