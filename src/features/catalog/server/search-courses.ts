import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { personIdOf } from "@/policy/actor";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { type CatalogQuery, leastRating, pageSize } from "../schema";
import { askedWords, candidates, type FacetCounts, FacetsRow, facetCounts } from "./catalog-sql";
import { correctWords, heldWords } from "./correct-words";

export const CatalogEntry = rowSchema(() => ({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  subtitle: z.string(),
  level: z.string(),
  language: z.string(),
  minutes: z.number(),
  lessonCount: z.number(),
  hasCertificate: z.boolean(),
  instructor: z.string(),
  categorySlug: z.string().nullable(),
  coverGrammar: z.string().nullable(),
  averageRating: z.number().nullable(),
  reviewCount: z.number(),
  priceMinor: z.number(),
  currency: z.string(),
  discountPriceMinor: z.number().nullable(),
  discountEndsAt: z.date().nullable(),
  /** The subtitle or a passage, with the words found between \u0001 and \u0002, of text that the asker may read; null without a search. */
  snippet: z.string().nullable(),
  /** The title with the words found between the same; null without a search. */
  markedTitle: z.string().nullable(),
  /** Where the asker is in it, when enrolled. */
  progressPercentage: z.number().nullable(),
}));
export type CatalogEntry = RowOf<typeof CatalogEntry>;

export interface Catalog {
  total: number;
  page: number;
  lastPage: number;
  entries: CatalogEntry[];
  facets: FacetCounts;
  /** No course holds every word that was asked for; these hold some of them. */
  isNear: boolean;
  asOf: Date;
  /** The first end of a discount among all that were found: until then the answer stays right automatically. */
  changesAt: Date | null;
}

const order: Record<NonNullable<CatalogQuery["sort"]>, Prisma.Sql> = {
  relevance: Prisma.sql`k."rank" DESC, k."weighted" DESC, k."publishedAt" DESC`,
  newest: Prisma.sql`k."publishedAt" DESC`,
  rating: Prisma.sql`k."weighted" DESC, k."publishedAt" DESC`,
  popular: Prisma.sql`k."enrolledCount" DESC, k."publishedAt" DESC`,
  shortest: Prisma.sql`k."minutes", k."publishedAt" DESC`,
  price: Prisma.sql`k."priceNow", k."publishedAt" DESC`,
};

/**
 * One page of the catalog with the live count of each facet's choices (all other facets applied) in two queries, whatever
 * the size of the site; a search adds a third, which forgives slips of the finger, and asks again for fewer words where no course
 * holds them all.
 */
export async function searchCourses(deps: Pick<Deps, "db" | "actor" | "now">, asked: CatalogQuery): Promise<Catalog> {
  const query = asked.q ? { ...asked, q: await correctWords(deps.db, asked.q) } : asked;
  const now = deps.now();
  const read = (q: string) => readPage(query.page, pageSize, (page) => readCatalog(deps, { ...query, q, page }, now));
  const { isAnyFound, ...found } = await read(query.q);
  if (query.q !== "" && !isAnyFound) {
    const words = await heldWords(deps.db, query.q);
    if (words.length > 0) {
      const { isAnyFound: isNear, ...near } = await read(words.join(" or "));
      if (isNear) return { ...near, isNear, asOf: now };
    }
  }
  return { ...found, isNear: false, asOf: now };
}

type Found = RowOf<typeof FacetsRow> & Pick<Catalog, "entries">;

async function readCatalog(deps: Pick<Deps, "db" | "actor">, query: CatalogQuery, now: Date): Promise<Found> {
  const userId = personIdOf(deps.actor);
  const sort = query.sort ?? (query.q ? "relevance" : "popular");
  const by = order[sort];
  const [entries, [counted]] = await Promise.all([
    queryRows(deps.db, CatalogEntry)`
      WITH ${candidates(query, now, sort === "relevance")}, page AS (
        SELECT k.* FROM candidate k WHERE ${everyFacet} ORDER BY ${by}, k."id" LIMIT ${pageSize} OFFSET ${(query.page - 1) * pageSize})
      SELECT k."id", c."slug", v."title", v."subtitle", v."level"::text AS "level", v."language", k."minutes", v."lesson_count" AS "lessonCount",
             c."has_certificate" AS "hasCertificate", c."average_rating"::float8 AS "averageRating", c."review_count" AS "reviewCount",
             c."price_minor" AS "priceMinor", c."currency", c."discount_price_minor" AS "discountPriceMinor", c."discount_ends_at" AS "discountEndsAt",
             COALESCE((SELECT COALESCE(NULLIF(p."display_name", ''), u."name") FROM "course_instructor" i JOIN "users" u ON u."id" = i."user_id"
               LEFT JOIN "instructor_profile" p ON p."user_id" = u."id"
               WHERE i."course_id" = c."id" AND i."role" = 'LEAD' AND i."is_active"), '') AS "instructor",
             g."slug" AS "categorySlug", g."cover_grammar" AS "coverGrammar",
             ${query.q ? snippetOf(query.q, userId !== null) : Prisma.sql`NULL`} AS "snippet",
             ${query.q ? markedTitleOf(query.q) : Prisma.sql`NULL`} AS "markedTitle",
             (SELECT e."progress_percentage"::float8 FROM "enrollment" e WHERE e."course_id" = c."id" AND e."user_id" = ${userId}::uuid
               AND e."status" <> 'SUSPENDED' AND ${isCurrentEnrollment("e", now)}) AS "progressPercentage"
        FROM page k JOIN "course" c ON c."id" = k."id" JOIN "course_version" v ON v."id" = c."live_version_id"
        LEFT JOIN "category" g ON g."id" = c."category_id"
       ORDER BY ${by}, k."id"`,
    queryRows(deps.db, FacetsRow)`
      WITH ${candidates(query, now, false)} ${facetCounts(everyFacet, leastRating(query))}`,
  ]);
  return {
    total: counted?.total ?? 0,
    isAnyFound: counted?.isAnyFound ?? false,
    entries,
    facets: counted?.facets ?? {
      category: [],
      level: [],
      language: [],
      price: [],
      duration: [],
      certificate: [],
      rating: [],
    },
    changesAt: counted?.changesAt ?? null,
  };
}

const everyFacet = Prisma.sql`k."inCategory" AND k."inLevel" AND k."inLanguage" AND k."inPrice" AND k."inDuration" AND k."inCertificate" AND k."inRating"`;

const languageOf = Prisma.sql`(SELECT CASE d."configuration" WHEN 'english' THEN 'english'::regconfig ELSE 'simple'::regconfig END AS "language")`;

/** A short text, whole, with the words found marked. */
const markAll = (text: Prisma.Sql) =>
  Prisma.sql`ts_headline(l."language", ${text}, a."words", E'StartSel=\u0001, StopSel=\u0002, HighlightAll=true')`;

function markedTitleOf(text: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${markAll(Prisma.sql`v."title"`)} FROM "search_document" d, (SELECT ${askedWords(text)} AS "words") a, LATERAL ${languageOf} l
     WHERE d."course_id" = k."id" AND d."lesson_id" IS NULL LIMIT 1)`;
}

/**
 * The subtitle where the course's own words are found, else a passage of the best lesson that the asker may read. What only students
 * read is found but never quoted. IS TRUE keeps the index of words out of it: a course has few documents, where the index would find
 * all that hold the words, on the whole site, once for every row of the page.
 */
function snippetOf(text: string, isSignedIn: boolean): Prisma.Sql {
  const audiences = isSignedIn ? Prisma.sql`('EVERYONE', 'SIGNED_IN')` : Prisma.sql`('EVERYONE')`;
  return Prisma.sql`(
    SELECT CASE WHEN d."lesson_id" IS NULL
             THEN ${markAll(Prisma.sql`v."subtitle"`)}
             ELSE ts_headline(l."language", left(d."body", 20000), a."words",
                    E'StartSel=\u0001, StopSel=\u0002, MaxWords=24, MinWords=12, MaxFragments=1') END
      FROM "search_document" d, (SELECT ${askedWords(text)} AS "words") a,
           LATERAL ${languageOf} l
     WHERE d."course_id" = k."id" AND d."audience" IN ${audiences} AND (d."vector" @@ a."words") IS TRUE
     ORDER BY d."lesson_id" IS NOT NULL, ts_rank(d."vector", a."words") DESC LIMIT 1)`;
}
