import * as z from "zod";
import { env } from "@/env/server";
import { type Db, makeDb } from "@/server/db/client";
import { clientRows } from "@/server/db/client-rows";
import { databaseUrl } from "@/server/db/database-url";
import { getPool, makePool } from "@/server/db/pool";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

/** Where the site remembers what became of its demo content, so that taken-out content never comes back automatically. */
const settingKey = "demo.content";
const StateRow = rowSchema(() => ({ value: z.enum(["started", "seeded", "cleared", "none"]) }));
type DemoState = RowOf<typeof StateRow>["value"];

async function readDemoState(): Promise<DemoState | undefined> {
  const [state] = await clientRows(getPool(), StateRow, "SELECT value FROM site_setting WHERE key = $1", [settingKey]);
  return state?.value;
}

export async function writeDemoState(db: Db, state: DemoState): Promise<void> {
  await db.siteSetting.upsert({
    where: { key: settingKey },
    create: { key: settingKey, value: state },
    update: { value: state },
  });
}

/** Puts the demo content in, whether or not it is there already; returns one line on what is there now. */
export async function seedDemo(db: Db): Promise<string> {
  const [{ seed }, { getStorage }, { countAllChanges }] = await Promise.all([
    import("../../../prisma/seed/index"),
    import("@/server/storage/get-storage"),
    import("@/features/statistics/server/count-changes"),
  ]);
  await writeDemoState(db, "started");
  const summary = await withQuickCommits(db, (quick) =>
    seed({ db: quick, storage: getStorage(), now: () => new Date(), demoPassword: env.DEMO_PASSWORD }),
  );
  await writeDemoState(db, "seeded");
  await countAllChanges({ db, now: () => new Date() });
  return summary;
}

/**
 * A thousand small transactions need not each wait for the disk: what a crash takes away the next run puts in again, and the
 * "seeded" after them is written through with all before it. Poolers refuse the option, so only the embedded database gets it.
 */
async function withQuickCommits<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (env.DATABASE_URL) return work(db);
  const url = new URL(databaseUrl());
  url.searchParams.set("options", "-c synchronous_commit=off");
  const pool = makePool(url.href);
  try {
    return await work(makeDb(pool));
  } finally {
    await pool.end();
  }
}

/**
 * On the first run only, or after one that was interrupted in the middle. An ordinary start gets by with one short query
 * and loads neither Prisma's client nor what the seed is made of.
 */
export async function seedDemoOnFirstRun(): Promise<string> {
  return (
    wordOf(await readDemoState()) ??
    oneAtATime(async () => {
      const state = await readDemoState();
      const word = wordOf(state);
      if (word) return word;
      const { db } = await import("@/server/db/client");
      if (env.DEMO && (state === "started" || (await db.user.count()) === 0)) return seedDemo(db);
      await writeDemoState(db, "none");
      return "none";
    })
  );
}

/** What is said of content that needs nothing done; undefined where it is yet to be put in. */
function wordOf(state: DemoState | undefined): string | undefined {
  if (state === "seeded") return "present";
  return state === "cleared" || state === "none" ? "none" : undefined;
}

const seedLock = 7_265_003;

/** Web and job processes that start together on a new database wait for the one that came first. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const client = await getPool().connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [seedLock]);
    return await work();
  } finally {
    // With its connection goes the lock, whatever happened to it.
    client.release(true);
  }
}
