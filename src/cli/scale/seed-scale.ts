import type { ClientBase, Pool } from "pg";
import { indexCourse } from "@/features/catalog/server/index-course";
import { countFromNothing } from "@/features/statistics/server/count-from-nothing";
import type { Db } from "@/server/db/client";
import { CommandError } from "../command-error";
import { catalogRows, publishedAt } from "./catalog-rows";
import { copyRows } from "./copy-rows";
import { idOf } from "./draw";
import { enrollmentRows } from "./enrollment-rows";
import { peopleRows } from "./people-rows";
import { liftPlainIndexes } from "./plain-indexes";
import { type ScaleSize, sizeFor } from "./size";

/** Where a site remembers that it holds made-up people, how many, and how far it came. */
const settingKey = "scale.content";

interface ScaleState {
  learners: number;
  /** The moment up to which they learnt. */
  until: string;
  isCounted: boolean;
}

interface Deps {
  db: Db;
  pool: Pool;
  now: () => Date;
  /** One line a step. */
  say: (line: string) => void;
  /** Whether triggers and foreign keys may be left out while rows are copied. Asked of the database where it is not said. */
  mayPassTriggers?: boolean;
}

const startOfDay = (at: Date): Date => new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000);

/**
 * Fills an empty site with people who have learnt there for two years: the same rows for the same number and day. All rows come in
 * one transaction, so an interrupted run leaves none; counting them goes on where it was. Resolves to false where all that
 * had been done before.
 * @throws CommandError on a site that holds anyone else.
 */
export async function seedScale(deps: Deps, learners: number): Promise<boolean> {
  const { pool, db, now, say } = deps;
  const state = await readState(pool, learners);
  if (state?.isCounted) return false;
  const until = state ? new Date(state.until) : startOfDay(now());
  const size = sizeFor(learners);
  if (!state) await fill(deps, size, until);
  await timed(say, "search documents", () => indexCourses(db, until));
  await timed(say, "figures", () => countFromNothing({ db, now }));
  await pool.query("VACUUM (ANALYZE)");
  await writeState(pool, { learners, until: until.toISOString(), isCounted: true });
  return true;
}

async function readState(pool: Pool, learners: number): Promise<ScaleState | undefined> {
  const { rows } = await pool.query<{ isInhabited: boolean; state: ScaleState | null }>(
    `SELECT EXISTS (SELECT 1 FROM users) OR EXISTS (SELECT 1 FROM course) AS "isInhabited",
            (SELECT value FROM site_setting WHERE key = $1) AS state`,
    [settingKey],
  );
  const { isInhabited = false, state = null } = rows[0] ?? {};
  if (state && state.learners !== learners)
    throw new CommandError(
      `This site was seeded with ${state.learners} students, not ${learners}. For another number, use another DATA_DIR or DATABASE_URL.`,
    );
  if (!state && isInhabited)
    throw new CommandError(
      "This site already has people or courses, and made-up ones can't be removed again. Use an empty DATA_DIR, or an empty database (DATABASE_URL).",
    );
  return state ?? undefined;
}

async function writeState(client: Pool | ClientBase, state: ScaleState): Promise<void> {
  await client.query(
    `INSERT INTO site_setting (id, key, value, updated_at) VALUES ($1, $2, $3, now())
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    [idOf("setting", 0), settingKey, JSON.stringify(state)],
  );
}

/** Whatever takes long says how long, and how many rows that was a second. */
async function timed(say: Deps["say"], what: string, work: () => Promise<number>): Promise<void> {
  const started = performance.now();
  const rows = await work();
  const seconds = (performance.now() - started) / 1000;
  say(
    `  ${what.padEnd(20)}${String(rows).padStart(10)} rows  ${seconds.toFixed(1).padStart(7)} s  ${Math.round(rows / seconds)} rows/s`,
  );
}

async function fill(deps: Deps, size: ScaleSize, until: Date): Promise<void> {
  const client = await deps.pool.connect();
  try {
    await client.query("BEGIN");
    await passTriggers(deps, client);
    await fillInside(deps, client, { size, until });
    await writeState(client, { learners: size.learners, until: until.toISOString(), isCounted: false });
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Every row is right by the way it is made, and counted at the end: to ask for each one again takes most of the time. */
async function passTriggers({ mayPassTriggers, say }: Deps, client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT rolsuper AS may FROM pg_roles WHERE rolname = current_user",
  );
  if (mayPassTriggers ?? rows[0]?.may) await client.query("SET LOCAL session_replication_role = replica");
  else say("This database user can't skip triggers and foreign keys, so each row is checked: several times slower.");
}

interface Content {
  size: ScaleSize;
  until: Date;
}

async function fillInside({ say }: Deps, client: ClientBase, { size, until }: Content): Promise<void> {
  const end = until.getTime();
  const putBack = await liftPlainIndexes(client);
  for (const rows of [...peopleRows(size, end), ...catalogRows(size, end)])
    await timed(say, rows.table, () => copyRows(client, rows));
  await timed(say, "publish", () => publish(client, size, end));
  for (const rows of enrollmentRows(size, end)) await timed(say, rows.table, () => copyRows(client, rows));
  const started = performance.now();
  await putBack();
  say(`  ${"indexes".padEnd(36)}${((performance.now() - started) / 1000).toFixed(1).padStart(8)} s`);
}

async function publish(client: ClientBase, { courses }: ScaleSize, until: number): Promise<number> {
  const numbers = Array.from({ length: courses }, (_, n) => n);
  const values = [
    numbers.map((n) => idOf("course", n)),
    numbers.map((n) => idOf("courseVersion", n)),
    numbers.map((n) => publishedAt(n, until).toISOString()),
  ];
  const rows = "unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS p(course, version, at)";
  await client.query(`UPDATE course_version v SET published_at = p.at FROM ${rows} WHERE v.id = p.version`, values);
  await client.query(
    `UPDATE course c SET state = 'LIVE', live_version_id = p.version, published_at = p.at FROM ${rows} WHERE c.id = p.course`,
    values,
  );
  return courses;
}

/** A course a transaction: those that have documents were reached by a run that was stopped. */
async function indexCourses(db: Db, until: Date): Promise<number> {
  const courses = await db.course.findMany({
    where: { searchDocuments: { none: {} } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of courses) await db.$transaction((tx) => indexCourse(tx, id, until));
  return courses.length;
}
