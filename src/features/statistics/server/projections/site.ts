import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { theSite } from "../sources/source";
import type { Projection } from "./projection";
import { total } from "./sums";

/** PlatformStatistics: the totals of the landing page and of the back office. Instructors are people with a course that is public. */
export const siteFigures: Projection = {
  table: Prisma.sql`platform_statistics`,
  key: "key",
  columns: ["total_courses", "total_students", "total_instructors", "lessons_completed", "certificates_issued"],
  rows: (asked) => Prisma.sql`
    SELECT 'site' AS key, ${total(theSite, "courses")}::int AS total_courses, ${total(theSite, "learners")}::int AS total_students,
           (SELECT count(*)::int FROM (SELECT 1 FROM stat_sum s WHERE s.measure = 'courses' AND s.subject_id <> ${theSite}
              GROUP BY s.subject_id HAVING sum(s.value) > 0) t) AS total_instructors,
           ${total(theSite, "lessonsCompleted")}::int AS lessons_completed, ${total(theSite, "certificates")}::int AS certificates_issued
      FROM (${asked}) a`,
};
