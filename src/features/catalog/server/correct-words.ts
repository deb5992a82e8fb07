import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Db } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { correctable, correctText, meantBy } from "../near-words";
import { publicCourses } from "./catalog-sql";

/** Words of a text that are looked up one by one. */
const mostWords = 8;
const mostCandidates = 20;

/** By a document of a course that anyone can find: no other course may steer what is found. */
const isHeld = (word: Prisma.Sql): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM search_document d JOIN course c ON c.id = d.course_id
           WHERE d.vector @@ (plainto_tsquery('simple', ${word}) || plainto_tsquery('english', ${word})) AND ${publicCourses})`;

/** A word of three letters has too few trigrams in common with the one that it lacks a letter of. The index holds those of four. */
const lacksLetter = Prisma.sql`length(a.plain) = 3 AND length(w.word) = 4 AND w.word LIKE ANY (ARRAY[
  '_' || a.plain, left(a.plain, 1) || '_' || right(a.plain, 2), left(a.plain, 2) || '_' || right(a.plain, 1)])`;

/** Those words of a search text, without what it leaves out and what every text holds, that some document holds. One query. */
export async function heldWords(db: Pick<Db, "$queryRaw">, text: string): Promise<string[]> {
  const words = correctable(text).slice(0, mostWords);
  const rows = await queryRows(db, () => z.strictObject({ word: z.string() }))`
    SELECT t.word FROM unnest(${words}::text[]) WITH ORDINALITY AS t(word, place)
     WHERE numnode(plainto_tsquery('english', lectern_unaccent(t.word))) > 0 AND ${isHeld(Prisma.sql`lectern_unaccent(t.word)`)}
     ORDER BY t.place`;
  return rows.map(({ word }) => word);
}

/**
 * The search text with words that no document holds replaced by words that some document holds and that come near to them.
 * For searching alone: a word may come out of a lesson that the asker may not read, so it must never be shown. One query.
 */
export async function correctWords(db: Pick<Db, "$queryRaw">, text: string): Promise<string> {
  const words = correctable(text).slice(0, mostWords);
  if (words.length === 0) return text;
  const rows = await queryRows(db, () =>
    z.strictObject({ word: z.string(), plain: z.string(), candidates: z.array(z.string()) }),
  )`
    SELECT a.word, a.plain, ARRAY(
             SELECT n.word FROM (
               SELECT w.word, similarity(w.word, a.plain) AS likeness FROM search_word w
                WHERE w.word % a.plain OR w.word LIKE a.plain || '%'
               UNION SELECT w.word, similarity(w.word, a.plain) FROM search_word w WHERE ${lacksLetter}
               ORDER BY 2 DESC, 1 LIMIT ${mostCandidates}) n
              WHERE ${isHeld(Prisma.sql`n.word`)}
              ORDER BY n.likeness DESC, n.word) AS candidates
      FROM (SELECT t.word, lower(lectern_unaccent(t.word)) AS plain FROM unnest(${words}::text[]) AS t(word)) a
     WHERE numnode(plainto_tsquery('english', a.plain)) > 0
       AND NOT ${isHeld(Prisma.sql`a.plain`)}`;
  return correctText(text, new Map(rows.map(({ word, plain, candidates }) => [word, meantBy(plain, candidates)])));
}
