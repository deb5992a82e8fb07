import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** Reviews that are public, by the day on which they were written. Satisfied: four stars and more. */
export const review: Source = {
  table: Prisma.sql`review`,
  entries: (only) => Prisma.sql`
    SELECT r.id AS source_id, f.subject_id, f.measure, f.at, f.value
      FROM review r CROSS JOIN LATERAL (VALUES
        (r.course_id, 'reviews', r.created_at, 1::bigint),
        (${theSite}, 'reviews', r.created_at, 1),
        (r.course_id, 'stars', r.created_at, r.rating::bigint),
        (r.course_id, 'satisfied', r.created_at, CASE WHEN r.rating >= 4 THEN 1 END),
        (r.course_id, 'stars' || r.rating, r.created_at, 1)
      ) f(subject_id, measure, at, value)
     WHERE r.state = 'APPROVED' AND ${only(Prisma.sql`r.id`)}`,
};
