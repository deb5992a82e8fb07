import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * The counters on Course from their rows. They are raised and lowered in the transactions that write those rows, because places
 * are given by them; here is what they must come to.
 */
export const courseCounters = (courses: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT c.id AS course_id, s.enrolled_count, s.last_enrolled_at, v.view_count, r.review_count, r.average_rating, r.rating_histogram
    FROM course c
   CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED'))::int AS enrolled_count, max(e.enrolled_at) AS last_enrolled_at
        FROM enrollment e WHERE e.course_id = c.id) s
   CROSS JOIN LATERAL (SELECT count(*)::int AS view_count FROM course_view w WHERE w.course_id = c.id) v
   CROSS JOIN LATERAL (
      SELECT count(*)::int AS review_count, round(avg(rating), 2) AS average_rating,
             ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                   count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)]::int[] AS rating_histogram
        FROM review w WHERE w.course_id = c.id AND w.state = 'APPROVED') r
   WHERE ${courses}`;
