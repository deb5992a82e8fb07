import "server-only";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

/**
 * First in every transaction that changes which reviews of a course are public: those that do come one after the other, so
 * each counts what the one before has left.
 */
export async function holdCourse(tx: Tx, courseId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
}

/** Counts a course's mean, number and histogram again from its approved reviews; what shows them goes stale. */
export async function recountReviews(tx: Tx, courseId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE course c SET review_count = r.count, average_rating = r.average, rating_histogram = r.histogram
      FROM (SELECT count(*)::int AS count, round(avg(rating), 2) AS average,
                   ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                         count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)]::int[] AS histogram
              FROM review WHERE state = 'APPROVED' AND course_id = ${courseId}::uuid) r
     WHERE c.id = ${courseId}::uuid`;
  await touchReviews(tx, courseId);
}

/** What shows the reviews of a course, or how many there are, has changed. */
export async function touchReviews(tx: Tx, courseId: string): Promise<void> {
  await touchTags(tx, [`course:${courseId}`, "catalog"]);
}
