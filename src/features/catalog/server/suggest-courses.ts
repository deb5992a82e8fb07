import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { askedWords, publicCourses } from "./catalog-sql";
import { correctWords } from "./correct-words";

const SuggestedCourse = rowSchema(() => ({
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  /** Name of who leads it. */
  instructor: z.string(),
}));
export type SuggestedCourse = RowOf<typeof SuggestedCourse>;

const mostSuggested = 6;
const mostWords = 8;

/**
 * Public courses whose own words (title, subtitle, description, names of instructors; not those of lessons) hold what is being
 * typed, the last word of which may be half written. Titles that start with it come first, then the best match. A text that finds
 * none is corrected as in the search. One query, three where it is corrected.
 */
export async function suggestCourses({ db }: Pick<Deps, "db">, typed: string): Promise<SuggestedCourse[]> {
  const words = typed.match(/[\p{L}\p{N}]+/gu)?.slice(0, mostWords) ?? [];
  if (words.length === 0) return [];
  const starts = `${words.join(" & ")}:*`;
  const query = Prisma.sql`to_tsquery('simple', lectern_unaccent(${starts})) || to_tsquery('english', lectern_unaccent(${starts}))`;
  const found = await queryRows(db, SuggestedCourse)(matching(query, typed));
  if (found.length > 0) return found;
  const corrected = await correctWords(db, typed);
  if (corrected === typed) return [];
  return queryRows(db, SuggestedCourse)(matching(askedWords(corrected), typed));
}

const matching = (query: Prisma.Sql, typed: string): Prisma.Sql => Prisma.sql`
  WITH asked AS (SELECT ${query} AS "words")
  SELECT c."slug", v."title", v."language",
         COALESCE((SELECT COALESCE(NULLIF(p."display_name", ''), u."name") FROM "course_instructor" i JOIN "users" u ON u."id" = i."user_id"
           LEFT JOIN "instructor_profile" p ON p."user_id" = u."id" WHERE i."course_id" = c."id" AND i."role" = 'LEAD' AND i."is_active"), '') AS "instructor"
    FROM "search_document" d CROSS JOIN asked a JOIN "course" c ON c."id" = d."course_id" JOIN "course_version" v ON v."id" = c."live_version_id"
   WHERE d."vector" @@ a."words" AND d."lesson_id" IS NULL AND ${publicCourses}
   GROUP BY c."id", v."id"
   ORDER BY starts_with(lower(lectern_unaccent(v."title")), lower(lectern_unaccent(${typed.trim()}))) DESC,
            max(ts_rank(d."vector", a."words")) DESC, c."enrolled_count" DESC, c."id"
   LIMIT ${mostSuggested}`;
