import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { noteCountedAll } from "./count-changes";
import { findPage, type Page } from "./find-drift";
import { type Counted, refreshPage, refreshSite, sumLedger } from "./reconcile";
import { counted, packed } from "./recount";
import { type SourceName, sourceNames } from "./sources/sources";

type StatDeps = Pick<Deps, "db" | "now">;

const PAGES_AT_ONCE = 3;

const projections = ["courses", "teachers", "people"] as const;

/**
 * Counts a site whose rows were put in at one go and never counted: the same definitions as ever, over pages of rows instead of
 * a handful, and the sums of the whole ledger once instead of raising them row by row. For a site that no one uses meanwhile.
 * Safe to repeat after an interruption. Resolves to how many rows the ledger holds.
 */
export async function countFromNothing(deps: StatDeps): Promise<number> {
  const { db, now } = deps;
  const at = now();
  const [last] = await queryRows(db, () =>
    z.strictObject({ id: z.bigint() }),
  )`SELECT COALESCE(max(id), 0) AS id FROM stat_change`;
  let rows = 0;
  for (const name of sourceNames) rows += await fillLedger(deps, name);
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL work_mem = '256MB'`;
      await sumLedger(tx);
    },
    { timeout: 60 * 60_000 },
  );
  for (const shown of projections) await eachPage((after) => refreshPage(deps, shown, after));
  await refreshSite(deps);
  // What was noted before has been counted with all the rest.
  await db.$executeRaw`DELETE FROM stat_change WHERE id <= ${last?.id ?? 0n}`;
  await noteCountedAll(deps, at);
  return rows;
}

async function eachPage(count: (after: string | null) => Promise<Counted>): Promise<void> {
  let after: string | null = null;
  do {
    const { next }: Counted = await count(after);
    after = next;
  } while (after !== null);
}

/** Each page on a connection of its own: they share no row, and a machine has several cores. */
async function fillLedger({ db, now }: StatDeps, name: SourceName): Promise<number> {
  let rows = 0;
  const underWay = new Set<Promise<void>>();
  const begin = (page: Page) => {
    const filling = fillPage(db, name, { page, at: now() }).then((filled) => {
      rows += filled;
      underWay.delete(filling);
    });
    underWay.add(filling);
  };
  try {
    let after: string | null = null;
    do {
      const page: Page = await findPage(db, name, after);
      if (underWay.size >= PAGES_AT_ONCE) await Promise.race(underWay);
      begin(page);
      after = page.next;
    } while (after !== null);
    await Promise.all(underWay);
  } finally {
    // Where one failed, the others end before their connections do.
    await Promise.allSettled(underWay);
  }
  return rows;
}

function fillPage(db: Tx, name: SourceName, { page, at }: { page: Page; at: Date }): Promise<number> {
  return db.$executeRaw`
    INSERT INTO stat_ledger (source, source_id, entries, counted_at)
    SELECT ${name}, p.source_id, p.entries, ${at}::timestamptz
      FROM (${packed(Prisma.sql`(${counted(name, page.within)})`)}) p
    ON CONFLICT (source, source_id) DO UPDATE SET entries = EXCLUDED.entries, counted_at = EXCLUDED.counted_at
     WHERE stat_ledger.entries IS DISTINCT FROM EXCLUDED.entries`;
}
