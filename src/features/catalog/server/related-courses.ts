import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { courseEntries } from "./course-entries";

const mostRelated = 3;

/**
 * `FeaturedCourse[]` as jsonb: public courses that a reader of this one could take instead or next. Of its category and the categories
 * beside, above and below it; nearest first: the same category, then the same language and level, then the most enrolled. Courses of
 * its own instructors are left out: the page names those beside them.
 */
export const relatedCourses = (courseId: string): Prisma.Sql => {
  const own = (fact: string) => Prisma.sql`(SELECT ${Prisma.raw(fact)} FROM "course" o
    LEFT JOIN "course_version" w ON w."id" = o."live_version_id" WHERE o."id" = ${courseId}::uuid)`;
  const isNear = Prisma.sql`c."id" <> ${courseId}::uuid AND c."category_id" IN (
      SELECT r."id" FROM "category" m
        JOIN "category" r ON r."is_active" AND (r."id" IN (m."id", m."parent_id") OR r."parent_id" IN (m."id", m."parent_id"))
       WHERE m."id" = ${own(`o."category_id"`)})
    AND NOT EXISTS (SELECT 1 FROM "course_instructor" a JOIN "course_instructor" b ON b."user_id" = a."user_id" AND b."is_active"
                     WHERE a."course_id" = c."id" AND a."is_active" AND b."course_id" = ${courseId}::uuid)`;
  const byNearness = Prisma.sql`c."category_id" = ${own(`o."category_id"`)} DESC, v."language" = ${own(`w."language"`)} DESC,
    v."level" = ${own(`w."level"`)} DESC, c."enrolled_count" DESC, c."id"`;
  return Prisma.sql`(SELECT COALESCE(jsonb_agg(to_jsonb(f)), '[]'::jsonb) FROM (${courseEntries(isNear, byNearness, mostRelated)}) f)`;
};
