import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";
import { fewestRatings } from "../rules";
import { type CatalogQuery, durationBounds, levels } from "../schema";

export const FacetsRow = rowSchema(() => ({
  total: z.number(),
  facets: z.record(
    z.enum(["category", "level", "language", "price", "duration", "certificate", "rating"]),
    // Only categories have a name.
    z.array(z.strictObject({ value: z.string(), count: z.number(), name: z.string().exactOptional() })),
  ),
  changesAt: z.date().nullable(),
  /** Of the search text, whatever the filters let through. */
  isAnyFound: z.boolean(),
}));
export type FacetCounts = RowOf<typeof FacetsRow>["facets"];

/** Courses that anyone can find: the where-builder kept beside `courseRules["course.read"]`, less those whose lead is suspended. */
export const publicCourses = Prisma.sql`c."state" = 'LIVE' AND c."visibility" = 'PUBLIC' AND c."live_version_id" IS NOT NULL AND NOT ${isLeadSuspended("c")}`;

const whole = (set: boolean, condition: Prisma.Sql): Prisma.Sql =>
  set ? Prisma.sql`(${condition})` : Prisma.sql`TRUE`;

const durationCase = Prisma.sql`CASE WHEN v."total_minutes" < ${durationBounds.short} THEN 'short' WHEN v."total_minutes" <= ${durationBounds.long} THEN 'medium' ELSE 'long' END`;

/** Of `"course" c`, as `shownRating` in rules.ts, to the decimal that is shown. */
const shown = Prisma.sql`CASE WHEN c."review_count" >= ${fewestRatings} THEN round(c."average_rating", 1) END`;

/** Of `"course" c`; the prior is that of `weightedRating` in rules.ts. */
const weighted = Prisma.sql`((COALESCE(c."average_rating", 3.5) * c."review_count" + 17.5) / (c."review_count" + 5))`;

/**
 * Common table expressions ending in `candidate`: each public course that the search text finds, with one flag a facet that says
 * whether the facet lets it through, and with its rank if it `isRanked`. Common words are in most documents, and ranking has to unpack
 * each of those: several times as long as finding them.
 */
export function candidates(query: CatalogQuery, now: Date, isRanked: boolean): Prisma.Sql {
  const price = Prisma.sql`CASE WHEN c."discount_price_minor" IS NOT NULL AND (c."discount_ends_at" IS NULL OR c."discount_ends_at" > ${now})
    THEN c."discount_price_minor" ELSE c."price_minor" END`;
  return Prisma.sql`
    RECURSIVE wanted AS (
      SELECT g."id" FROM "category" g WHERE g."slug" = ANY(${query.category})
      UNION SELECT r."category_id" FROM "slug_redirect" r WHERE r."kind" = 'CATEGORY' AND r."slug" = ANY(${query.category})
      UNION SELECT g."id" FROM "category" g JOIN wanted w ON g."parent_id" = w."id"),
    ${query.q ? hits(query.q, isRanked) : Prisma.sql`hit AS (SELECT NULL::uuid AS "courseId", 0::float8 AS "rank" WHERE FALSE)`},
    candidate AS MATERIALIZED (
      SELECT c."id", c."published_at" AS "publishedAt", c."enrolled_count" AS "enrolledCount", c."category_id" AS "categoryId",
             v."level"::text AS "level", v."language", v."total_minutes" AS "minutes", c."has_certificate" AS "hasCertificate",
             ${price} AS "priceNow", ${durationCase} AS "duration", ${shown} AS "rating",
             CASE WHEN c."discount_ends_at" > ${now} THEN c."discount_ends_at" END AS "changesAt",
             ${weighted} AS "weighted",
             COALESCE(h."rank", 0) AS "rank",
             ${whole(query.category.length > 0, Prisma.sql`c."category_id" IN (SELECT "id" FROM wanted)`)} AS "inCategory",
             ${whole(query.level.length > 0, Prisma.sql`v."level"::text = ANY(${query.level}) OR v."level" = 'ALL_LEVELS'`)} AS "inLevel",
             ${whole(query.language.length > 0, Prisma.sql`v."language" = ANY(${query.language})`)} AS "inLanguage",
             ${whole(query.price !== null, query.price === "free" ? Prisma.sql`${price} = 0` : Prisma.sql`${price} > 0`)} AS "inPrice",
             ${whole(query.duration.length > 0, Prisma.sql`${durationCase} = ANY(${query.duration})`)} AS "inDuration",
             ${whole(query.certificate, Prisma.sql`c."has_certificate"`)} AS "inCertificate",
             ${whole(query.rating !== null, Prisma.sql`${shown} >= ${query.rating ?? 0}`)} AS "inRating"
        FROM "course" c JOIN "course_version" v ON v."id" = c."live_version_id"
        ${query.q ? Prisma.sql`JOIN hit h ON h."courseId" = c."id"` : Prisma.sql`LEFT JOIN hit h ON FALSE`}
       WHERE ${publicCourses})`;
}

/** The words of a search text as they are written, or any form of them in English. */
export const askedWords = (text: string): Prisma.Sql =>
  Prisma.sql`websearch_to_tsquery('simple', lectern_unaccent(${text})) || websearch_to_tsquery('english', lectern_unaccent(${text}))`;

/**
 * `hit`: courses whose documents hold the words, any form of them in English. That of the course itself knows its lead's name.
 * The words come out of a subquery, so that the index finds them: of words that many documents hold, the planner would read the
 * whole table instead, and doesn't count what unpacking its vectors takes.
 */
function hits(text: string, isRanked: boolean): Prisma.Sql {
  const words = Prisma.sql`(SELECT a."words" FROM asked a)`;
  const rank = isRanked
    ? Prisma.sql`max(ts_rank(d."vector", ${words}) * CASE WHEN d."lesson_id" IS NULL THEN 3 ELSE 1 END)`
    : Prisma.sql`0::float8`;
  return Prisma.sql`
    asked AS MATERIALIZED (SELECT ${askedWords(text)} AS "words"),
    hit AS (
      SELECT d."course_id" AS "courseId", ${rank} AS "rank"
        FROM "search_document" d WHERE d."vector" @@ ${words}
       GROUP BY 1)`;
}

/** One facet's counts: every other facet applied, its own left out, so that a choice shows what it would bring. */
function facet(
  own: string,
  value: Prisma.Sql,
  { where = Prisma.sql`TRUE`, from = Prisma.sql`candidate k` } = {},
): Prisma.Sql {
  const flags = ["inCategory", "inLevel", "inLanguage", "inPrice", "inDuration", "inCertificate", "inRating"].filter(
    (flag) => flag !== own,
  );
  const others = Prisma.raw(flags.map((flag) => `k."${flag}"`).join(" AND "));
  return Prisma.sql`COALESCE((SELECT jsonb_agg(jsonb_build_object('value', f."value", 'count', f."count") ORDER BY f."count" DESC, f."value")
    FROM (SELECT ${value} AS "value", count(*)::int AS "count" FROM ${from} WHERE ${others} AND ${where} GROUP BY 1) f), '[]'::jsonb)`;
}

/** A course for all levels is found, and so counts, at each. */
const atEachLevel = Prisma.sql`candidate k CROSS JOIN LATERAL unnest(
  CASE WHEN k."level" = 'ALL_LEVELS' THEN ${[...levels]}::text[] ELSE ARRAY[k."level"] END) AS l("level")`;

/**
 * The statement after the common table expressions: all facets, the total, whether the text alone finds any, and the next change, in
 * one row. `stars`: of the facet of ratings.
 */
export function facetCounts(everyFacet: Prisma.Sql, stars: number): Prisma.Sql {
  return Prisma.sql`
    , placed AS (
      SELECT k."id", g."id" AS "nodeId" FROM candidate k JOIN "category" g ON g."id" = k."categoryId"
       WHERE k."inLevel" AND k."inLanguage" AND k."inPrice" AND k."inDuration" AND k."inCertificate" AND k."inRating"
      UNION SELECT p."id", g."parent_id" FROM placed p JOIN "category" g ON g."id" = p."nodeId" WHERE g."parent_id" IS NOT NULL)
    SELECT (SELECT count(*)::int FROM candidate k WHERE ${everyFacet}) AS "total",
           EXISTS (SELECT 1 FROM candidate) AS "isAnyFound",
           (SELECT min(k."changesAt") FROM candidate k) AS "changesAt",
           jsonb_build_object(
             'category', COALESCE((SELECT jsonb_agg(jsonb_build_object('value', f."slug", 'name', f."name", 'count', f."count") ORDER BY f."count" DESC, f."name")
               FROM (SELECT g."slug", g."name", count(DISTINCT p."id")::int AS "count" FROM placed p JOIN "category" g ON g."id" = p."nodeId"
                      WHERE g."is_active" GROUP BY g."id") f), '[]'::jsonb),
             'level', ${facet("inLevel", Prisma.sql`l."level"`, { from: atEachLevel })},
             'language', ${facet("inLanguage", Prisma.sql`k."language"`)},
             'price', ${facet("inPrice", Prisma.sql`CASE WHEN k."priceNow" = 0 THEN 'free' ELSE 'paid' END`)},
             'duration', ${facet("inDuration", Prisma.sql`k."duration"`)},
             'certificate', ${facet("inCertificate", Prisma.sql`'1'`, { where: Prisma.sql`k."hasCertificate"` })},
             'rating', ${facet("inRating", Prisma.sql`${String(stars)}::text`, { where: Prisma.sql`k."rating" >= ${stars}` })}) AS "facets"`;
}
