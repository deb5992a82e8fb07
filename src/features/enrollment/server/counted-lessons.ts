import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * For `enrollment e`: the lessons that the percentage is of (`countedLessons` in the rules of learning), how many of them are
 * complete, and how many lessons are optional beside them. One row.
 */
export const countedLessonsOf = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT CASE WHEN bool_or(s."is_required") THEN count(*) FILTER (WHERE s."is_required") ELSE count(*) END::int AS "total",
         CASE WHEN bool_or(s."is_required") THEN count(p."id") FILTER (WHERE s."is_required") ELSE count(p."id") END::int AS "done",
         CASE WHEN bool_or(s."is_required") THEN count(*) FILTER (WHERE NOT s."is_required") ELSE 0 END::int AS "optional"
    FROM "lesson_version" s JOIN "module_version" o ON o."version_id" = s."version_id" AND o."id" = s."module_version_id" AND o."published_at" <= ${at}
    LEFT JOIN "lesson_progress" p ON p."enrollment_id" = e."id" AND p."lesson_id" = s."lesson_id" AND p."completed_at" IS NOT NULL
   WHERE s."version_id" = e."version_id"`;
