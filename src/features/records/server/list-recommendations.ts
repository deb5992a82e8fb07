import "server-only";
import * as z from "zod";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { Prisma } from "@/generated/prisma/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

/** Why a course is suggested, the strongest first. */
const RecommendationReason = () => z.enum(["level", "others", "teacher", "category", "interest", "popular"]);
export type RecommendationReason = RowOf<typeof RecommendationReason>;

export const Recommendation = rowSchema(() => ({
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  categorySlug: z.string().nullable(),
  coverGrammar: z.string().nullable(),
  totalMinutes: z.number(),
  reason: RecommendationReason(),
  /** What it follows from: the title of one's own course, the instructor's name, one's interest, or its subject. */
  because: z.string(),
  /** Of `others`: how many of those who were last in that course, `among`, have an enrollment in this one. Of `popular`: how many enrolled. */
  people: z.number(),
  among: z.number(),
}));
export type Recommendation = RowOf<typeof Recommendation>;

const most = 3;
/** So that a course of fifty thousand people costs no more than one of two hundred: what others take is asked of these alone. */
const coursesAsked = 5;
const peopleAsked = 200;
/** Fewer people than this in both courses would say something of them, and make no course popular. */
const leastPeople = 3;

/**
 * Public courses that the person never had and does not teach: the next level of a subject finished, what others who were
 * lately in one's own latest courses take, by the same instructor, of the same subject, of an interest in one's profile, or what
 * most people take of its subject, one's own subjects first. Every reason is read from rows. One query.
 */
export function listRecommendations(deps: Pick<PersonDeps, "db" | "actor" | "now">): Promise<Recommendation[]> {
  return queryRows(deps.db, Recommendation)(recommendedRows(deps.actor.id, deps.now()));
}

/** The same as rows, for a query of more than that. */
export const recommendedRows = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
    WITH had AS (
      SELECT DISTINCT ON (e."course_id") e."course_id", e."completed_at", e."last_accessed_at", v."title", v."level", c."category_id"
        FROM "enrollment" e JOIN "course" c ON c."id" = e."course_id" JOIN "course_version" v ON v."id" = e."version_id"
       WHERE e."user_id" = ${userId}::uuid ORDER BY e."course_id", e."completed_at" DESC NULLS LAST, e."enrolled_at" DESC
    ), finished AS (SELECT * FROM had WHERE "completed_at" IS NOT NULL),
    lately AS (
      SELECT h."course_id", h."title", o."user_id", count(*) OVER (PARTITION BY h."course_id")::int AS "among"
        FROM (SELECT * FROM had ORDER BY "last_accessed_at" DESC, "course_id" LIMIT ${coursesAsked}) h
       CROSS JOIN LATERAL (
         SELECT DISTINCT l."user_id" FROM (
           SELECT x."user_id" FROM "enrollment" x
            WHERE x."course_id" = h."course_id" AND x."user_id" <> ${userId}::uuid AND x."status" <> 'DROPPED'
            ORDER BY x."last_accessed_at" DESC LIMIT ${peopleAsked}) l) o
    ), candidate AS (
      SELECT c."id", c."slug", c."category_id", c."enrolled_count", v."title", v."language", v."level", v."total_minutes",
             g."slug" AS "category_slug", g."name" AS "category_name", g."cover_grammar"
        FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id" LEFT JOIN "category" g ON g."id" = c."category_id"
       WHERE ${publicCourses} AND c."id" NOT IN (SELECT "course_id" FROM had)
         AND NOT EXISTS (SELECT 1 FROM "course_instructor" i WHERE i."course_id" = c."id" AND i."user_id" = ${userId}::uuid AND i."is_active")
    ), found AS (
      SELECT k."id", 1 AS "rank", 'level' AS "reason", f."title" AS "because", 0 AS "people", 0 AS "among"
        FROM candidate k JOIN finished f ON f."category_id" = k."category_id"
         AND (f."level", k."level") IN (('BEGINNER'::"course_level", 'INTERMEDIATE'::"course_level"), ('INTERMEDIATE'::"course_level", 'ADVANCED'::"course_level"))
      UNION ALL
      SELECT k."id", 2, 'others', o."title", count(DISTINCT e."user_id")::int, o."among"
        FROM lately o JOIN "enrollment" e ON e."user_id" = o."user_id" AND ${isCurrentEnrollment("e", at)}
        JOIN candidate k ON k."id" = e."course_id"
       GROUP BY k."id", o."course_id", o."title", o."among" HAVING count(DISTINCT e."user_id") >= ${leastPeople}
      UNION ALL
      SELECT k."id", 3, 'teacher', t."name", 0, 0
        FROM finished f JOIN "course_instructor" i ON i."course_id" = f."course_id" AND i."role" = 'LEAD' AND i."is_active"
        JOIN "course_instructor" j ON j."user_id" = i."user_id" AND j."role" = 'LEAD' AND j."is_active"
        JOIN candidate k ON k."id" = j."course_id" JOIN "users" t ON t."id" = i."user_id"
      UNION ALL
      SELECT k."id", 4, 'category', f."title", 0, 0 FROM candidate k JOIN finished f ON f."category_id" = k."category_id"
      UNION ALL
      SELECT k."id", 5, 'interest', w."interest", 0, 0
        FROM "profile" p CROSS JOIN LATERAL unnest(p."interests") w("interest")
        JOIN candidate k ON strpos(lower(k."title" || ' ' || COALESCE(k."category_name", '')), lower(btrim(w."interest"))) > 0
       WHERE p."user_id" = ${userId}::uuid AND length(btrim(w."interest")) > 2
      UNION ALL
      (SELECT k."id", CASE WHEN k."category_id" IN (SELECT h."category_id" FROM had h) THEN 6 ELSE 7 END AS "rank", 'popular', k."category_name", k."enrolled_count", 0
         FROM candidate k WHERE k."category_name" IS NOT NULL AND k."enrolled_count" >= ${leastPeople} AND EXISTS (SELECT 1 FROM had)
        ORDER BY "rank", k."enrolled_count" DESC, k."id" LIMIT ${most})
    ), best AS (
      SELECT DISTINCT ON (f."id") f.* FROM found f ORDER BY f."id", f."rank", f."people" DESC, f."because"
    )
    SELECT k."slug", k."title", k."language", k."category_slug" AS "categorySlug", k."cover_grammar" AS "coverGrammar",
           k."total_minutes" AS "totalMinutes", b."reason", b."because", b."people", b."among"
      FROM best b JOIN candidate k ON k."id" = b."id"
     ORDER BY b."rank", b."people" DESC, k."enrolled_count" DESC, k."title", k."id" LIMIT ${most}`;
