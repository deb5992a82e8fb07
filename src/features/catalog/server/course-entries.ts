import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { RowOf } from "@/server/db/query-rows";
import { publicCourses } from "./catalog-sql";
import { CatalogEntry } from "./search-courses";

/** A catalog entry with the name of its category. */
export const FeaturedCourse = () => CatalogEntry().extend({ categoryName: z.string().nullable() });
export type FeaturedCourse = RowOf<typeof FeaturedCourse>;

/** Public courses (`c`, in version `v`) as lists show them to everybody, of those that `which` lets through. */
export const courseEntries = (which: Prisma.Sql, order: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  SELECT c."id", c."slug", v."title", v."subtitle", v."level"::text AS "level", v."language", COALESCE(v."duration_minutes", v."total_minutes") AS "minutes",
         v."lesson_count" AS "lessonCount", c."has_certificate" AS "hasCertificate", c."average_rating"::float8 AS "averageRating",
         c."review_count" AS "reviewCount", c."price_minor" AS "priceMinor", c."currency", c."discount_price_minor" AS "discountPriceMinor",
         c."discount_ends_at" AS "discountEndsAt", NULL AS "snippet", NULL AS "markedTitle", NULL AS "progressPercentage",
         COALESCE((SELECT COALESCE(NULLIF(p."display_name", ''), u."name") FROM "course_instructor" i JOIN "users" u ON u."id" = i."user_id"
           LEFT JOIN "instructor_profile" p ON p."user_id" = u."id" WHERE i."course_id" = c."id" AND i."role" = 'LEAD' AND i."is_active"), '') AS "instructor",
         g."slug" AS "categorySlug", g."cover_grammar" AS "coverGrammar", g."name" AS "categoryName"
    FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id" LEFT JOIN "category" g ON g."id" = c."category_id"
   WHERE ${publicCourses} AND ${which} ORDER BY ${order} LIMIT ${limit}`;
