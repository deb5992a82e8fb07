import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { findStale, findWrongSums, type WrongSum } from "./find-drift";
import { courseCounters } from "./projections/counters";
import { projectHistory } from "./projections/history";
import { project } from "./projections/project";
import { recount, unpacked } from "./recount";
import { siteSubject } from "./sources/source";
import type { SourceName } from "./sources/sources";

type StatDeps = Pick<Deps, "db" | "now">;

/** At most so many ids a transaction, so that no one waits long for one. */
const BATCH = 500;

/** What was done with a page, and where the next one starts: null after the last. */
export interface Counted {
  changed: number;
  next: string | null;
}

async function recountAll(deps: StatDeps, name: SourceName, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const at = deps.now();
    await deps.db.$transaction(async (tx) => {
      await project(tx, await recount(tx, name, { ids: ids.slice(from, from + BATCH), at }), at);
    });
  }
}

/** Counts a page of a source again where it must be. */
export async function reconcilePage(deps: StatDeps, name: SourceName, after: string | null): Promise<Counted> {
  const { ids, next } = await findStale(deps.db, name, after);
  await recountAll(deps, name, ids);
  return { changed: ids.length, next };
}

/** Puts sums right that someone changed behind the ledger's back, and drops those of nothing. Counting waits meanwhile. */
export async function mendSums({ db }: Pick<Deps, "db">): Promise<WrongSum[]> {
  const wrong = await findWrongSums(db);
  await db.$executeRaw`DELETE FROM stat_sum WHERE value = 0`;
  if (wrong.length === 0) return wrong;
  await db.$transaction((tx) => sumLedger(tx));
  return wrong;
}

/**
 * All sums again, those of the ledger: what belongs to one subject side by side, as it is read. Counting waits meanwhile. Analyzed at
 * once, since what is shown is written from them next.
 */
export async function sumLedger(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE stat_sum IN SHARE ROW EXCLUSIVE MODE`;
  await tx.$executeRaw`DELETE FROM stat_sum`;
  await tx.$executeRaw`
    INSERT INTO stat_sum (subject_id, measure, day, value)
    SELECT u.subject_id, u.measure, u.day, sum(u.value)::bigint FROM stat_ledger l, ${unpacked(Prisma.sql`l.entries`)}
     GROUP BY u.subject_id, u.measure, u.day ORDER BY u.subject_id, u.measure, u.day`;
  await tx.$executeRaw`ANALYZE stat_sum`;
}

/** Whose shown figures are written again: all of a kind, in pages. */
export type Shown = "courses" | "teachers" | "people";

const pages: Record<Shown, { size: number; ids: Prisma.Sql }> = {
  courses: { size: 100, ids: Prisma.sql`SELECT id FROM course` },
  // Each with a history of hundreds of points.
  teachers: {
    size: 10,
    ids: Prisma.sql`SELECT user_id AS id FROM course_instructor UNION SELECT instructor_id FROM instructor_analytics`,
  },
  people: { size: 200, ids: Prisma.sql`SELECT id FROM users WHERE anonymized_at IS NULL` },
};

/**
 * Writes a page of what is shown again, as of now: what falls out of the last thirty days does so without a change. That is the
 * full count, and says so in `calculated_at`. Safe to repeat.
 */
export async function refreshPage({ db, now }: StatDeps, shown: Shown, after: string | null): Promise<Counted> {
  const { size, ids: all } = pages[shown];
  const rows = await queryRows(db, IdRow)`
    SELECT r.id::text AS id FROM (${all}) r
     WHERE ${after === null ? Prisma.sql`true` : Prisma.sql`r.id > ${after}::uuid`} ORDER BY r.id LIMIT ${size}`;
  const ids = rows.map(({ id }) => id);
  const at = now();
  await db.$transaction((tx) => refreshOf(tx, shown, ids, at));
  return { changed: ids.length, next: ids.length < size ? null : (ids.at(-1) ?? null) };
}

/** The same of these, in the caller's transaction. */
export async function refreshOf(tx: Tx, shown: Shown, ids: readonly string[], at: Date): Promise<void> {
  if (shown === "courses") await mendCounters(tx, ids);
  await project(tx, ids, at);
  if (shown === "teachers") for (const id of ids) await projectHistory(tx, id, at);
  await noteFullCount(tx, ids, at);
}

/** The counters on Course, under the lock that every writer of them takes. */
async function mendCounters(tx: Tx, ids: readonly string[]): Promise<void> {
  const asked = Prisma.sql`${[...ids]}::uuid[]`;
  await tx.$executeRaw`SELECT 1 FROM course WHERE id = ANY (${asked}) ORDER BY id FOR NO KEY UPDATE`;
  const mended = await queryRows(tx, IdRow)`
    UPDATE course c
       SET enrolled_count = f.enrolled_count, last_enrolled_at = f.last_enrolled_at, view_count = f.view_count,
           review_count = f.review_count, average_rating = f.average_rating, rating_histogram = f.rating_histogram
      FROM (${courseCounters(Prisma.sql`c.id = ANY (${asked})`)}) f
     WHERE f.course_id = c.id
       AND (c.enrolled_count, c.last_enrolled_at, c.view_count, c.review_count, c.average_rating, c.rating_histogram)
           IS DISTINCT FROM (f.enrolled_count, f.last_enrolled_at, f.view_count, f.review_count, f.average_rating, f.rating_histogram)
    RETURNING c.id::text AS id`;
  if (mended.length > 0) await touchTags(tx, ["catalog", ...mended.map(({ id }) => `course:${id}`)]);
}

async function noteFullCount(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const asked = [...ids];
  await tx.$executeRaw`UPDATE course_stats SET calculated_at = ${at} WHERE course_id = ANY (${asked}::uuid[])`;
  await tx.$executeRaw`UPDATE instructor_analytics SET calculated_at = ${at} WHERE instructor_id = ANY (${asked}::uuid[])`;
  await tx.$executeRaw`UPDATE user_stats SET calculated_at = ${at} WHERE user_id = ANY (${asked}::uuid[])`;
}

/** The site's totals, after everything that they are made of. */
export async function refreshSite({ db, now }: StatDeps): Promise<void> {
  const at = now();
  await db.$transaction(async (tx) => {
    await project(tx, [siteSubject], at);
    await tx.$executeRaw`UPDATE platform_statistics SET calculated_at = ${at}`;
    await touchTags(tx, ["site"]);
  });
}
