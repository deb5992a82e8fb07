import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteFigureNames } from "@/features/statistics/rules";
import { countChanges } from "@/features/statistics/server/count-changes";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { type Db, makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { readPlans } from "../bench/scale/keep-plans";
import { idOf } from "./draw";
import { seedScale } from "./seed-scale";

const clock = aClock("2026-11-20T12:00:00Z");
const site = testDatabase();
const passing = testDatabase({ isElsewhere: true });
const asking = testDatabase({ isElsewhere: true });
const inhabited = testDatabase({ isElsewhere: true });

const learners = 120;
const fewer = 12;

type Place = { db: Db; pool: Pool };
type Options = Partial<Parameters<typeof seedScale>[0]>;

const seed = ({ db, pool }: Place, count: number, options: Options = {}) =>
  seedScale({ db, pool, now: clock.now, say: () => undefined, ...options }, count);

async function differencesOf({ db }: Place): Promise<string[]> {
  const found: string[] = [];
  await verifyFigures(db, (one) => found.push(describeDifference(one)));
  return found;
}

async function countOf({ pool }: Place, table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${table}"`);
  return rows[0]?.count ?? 0;
}

/** Tables whose rows are made here; what is counted and found of them has ids of its own. */
const made = [
  ...["users", "email_address", "instructor_profile", "study_time", "category", "course_version", "course_instructor"],
  ...["module", "module_version", "lesson", "lesson_version", "assessment", "assessment_version", "access_grant"],
  ...["enrollment", "lesson_progress", "assessment_attempt", "certificate", "review"],
];

async function contentOf({ pool }: Place): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of made) {
    const { rows } = await pool.query<{ hash: string }>(
      // The key of an assessment's numbers is secret, so each site has its own.
      `SELECT count(*) || ' ' || md5(string_agg(content, ';' ORDER BY content)) AS hash
         FROM (SELECT (to_jsonb(t) - 'number_key')::text AS content FROM "${table}" t) found`,
    );
    hashes[table] = rows[0]?.hash ?? "";
  }
  return hashes;
}

describe("a site of made-up students", () => {
  beforeAll(() => seed(site, learners));

  it("has ten enrollments a student and ten lessons in progress an enrollment, all counted", async () => {
    const enrollments = await countOf(site, "enrollment");
    expect(enrollments).toBe(learners * 10);
    expect((await countOf(site, "lesson_progress")) / enrollments).toBeCloseTo(10, 1);
    for (const table of ["certificate", "review", "assessment_attempt", "access_grant", "search_document"])
      expect(await countOf(site, table), table).toBeGreaterThan(learners / 5);
    expect(await countOf(site, "stat_ledger")).toBeGreaterThan(enrollments * 11);
    expect(await countOf(site, "stat_change")).toBe(0);
    expect(await differencesOf(site)).toEqual([]);
  });

  it("lets no one enter by a password", async () => {
    const { rows } = await site.pool.query("SELECT 1 FROM users WHERE password_hash IS NOT NULL");
    expect(rows).toEqual([]);
  });

  it("stays as it is when it is asked for again, and takes no other number", async () => {
    expect(await seed(site, learners)).toBe(false);
    await expect(seed(site, learners + 1)).rejects.toThrow(`seeded with ${learners} students, not ${learners + 1}`);
    expect(await countOf(site, "enrollment")).toBe(learners * 10);
  });

  it("keeps every index of the tables that it was put into", async () => {
    const names = (pool: Pool) =>
      pool.query<{ indexdef: string }>("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1");
    const [filled, empty] = await Promise.all([names(site.pool), names(inhabited.pool)]);
    expect(filled.rows).toEqual(empty.rows);
  });
});

it("is the same for the same number and day, whether the database asks about each row or not, and goes on after a stop", async () => {
  await seed(passing, fewer, { mayPassTriggers: true });
  const stopped = seed(asking, fewer, {
    mayPassTriggers: false,
    say: (line) => {
      if (line.includes("search documents")) throw new Error("stopped");
    },
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(await seed(asking, fewer)).toBe(true);
  expect(await contentOf(asking)).toEqual(await contentOf(passing));
  for (const place of [passing, asking]) expect(await differencesOf(place)).toEqual([]);
});

it("never comes to people who are there already", async () => {
  await aPerson(inhabited.db);
  await expect(seed(inhabited, fewer)).rejects.toThrow("already has people or courses");
  expect(await countOf(inhabited, "users")).toBe(1);
});

describe("what is asked often", () => {
  let pool: Pool;
  let db: Db;
  let log = "";

  /** Each statement's plan as Postgres ran it; tables are small here, so that only what has no index is read from end to end. */
  beforeAll(async () => {
    pool = makePool(site.url, 2);
    pool.on("connect", (client) => {
      client.on("notice", ({ message = "" }) => {
        log += `LOG:  ${message.replaceAll("\n", "\n\t")}\n`;
      });
      void client.query(
        "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_level = notice; SET enable_seqscan = off",
      );
    });
    db = makeDb(pool);
  });
  afterAll(() => pool.end());

  const large =
    /Seq Scan on (users|email_address|enrollment|lesson_progress|assessment_attempt|certificate|review|access_grant|stat_ledger|stat_sum|stat_change|study_time|search_word)\b.*/g;

  async function scansOf(work: () => Promise<unknown>): Promise<{ statements: number; scans: string[] }> {
    log = "";
    await work();
    const plans = readPlans(log);
    return { statements: plans.length, scans: plans.flatMap(({ text }) => text.match(large) ?? []) };
  }

  const person = (kind: "learner" | "instructor" | "admin", role: "STUDENT" | "INSTRUCTOR" | "ADMIN") =>
    createCaller(depsOf(db, actorOf({ id: idOf(kind, 0), role } as Parameters<typeof actorOf>[0]), clock));

  it("would be noticed if it were not", async () => {
    const { scans } = await scansOf(() => db.$queryRaw`SELECT count(*) FROM lesson_progress WHERE active_seconds = 1`);
    expect(scans).toHaveLength(1);
  });

  it.each([
    ["a student's dashboard", () => person("learner", "STUDENT").enrollment.mine()],
    ["a student's dashboard", () => person("learner", "STUDENT").records.dashboard()],
    ["an instructor's dashboard", () => person("instructor", "INSTRUCTOR").studio.home.get()],
    [
      "a course's learners",
      () => person("instructor", "INSTRUCTOR").enrollment.students.list({ courseId: idOf("course", 0) }),
    ],
    ["the site's figures", () => person("admin", "ADMIN").statistics.site({})],
    ["the site's figures of all time", () => person("admin", "ADMIN").statistics.site({ period: "all" })],
    ...siteFigureNames.map(
      (figure) =>
        [
          `rows behind a figure of the site: ${figure}`,
          () => person("admin", "ADMIN").statistics.rowsBehind({ figure, period: "12m" }),
        ] as const,
    ),
    [
      "an event's counting",
      async () => {
        await db.$executeRaw`UPDATE lesson_progress SET completed_at = now(), completion_cause = 'MANUAL'
          WHERE id = (SELECT id FROM lesson_progress WHERE completed_at IS NULL ORDER BY id LIMIT 1)`;
        // The lesson, the enrollment whose weeks hang on it, and those of the student.
        expect(await countChanges({ db, now: clock.now })).toBe(3);
      },
    ],
  ] as const)("is found by an index: %s", async (_name, work) => {
    const { statements, scans } = await scansOf(work);
    expect(statements).toBeGreaterThan(0);
    expect(scans).toEqual([]);
  });

  it("counts reviews that were decided on lately, and those that were appealed, by indexes of their own", async () => {
    await scansOf(() => person("admin", "ADMIN").reviews.figures());
    expect(log).toContain("review_state_decided_at_idx");
    expect(log).toContain("review_appealed");
  });
});
