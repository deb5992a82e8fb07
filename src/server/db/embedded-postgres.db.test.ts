import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinEmbeddedPostgres } from "./embedded-postgres";

let folder: string;
beforeEach(() => {
  // As root this is a folder that the database's user cannot enter.
  folder = join(mkdtempSync(join(tmpdir(), "lectern-pg-")), "postgres");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const isRunning = () => existsSync(join(folder, "data/postmaster.pid"));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Joins the database from another process. */
async function joinElsewhere() {
  const other = fork(resolve("src/testing/hold-postgres.ts"), [folder], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve("src/cli/tsconfig.json") },
  });
  const [url] = (await once(other, "message")) as [string];
  return { url, kill: (signal: NodeJS.Signals) => other.kill(signal) };
}

test("the database is real UTF-8 Postgres with what search needs, and stops when its user leaves", async () => {
  const { url, leave } = await joinEmbeddedPostgres({ folder, durable: false });
  expect(
    await query(url, "SELECT lower('ÀÉÎ') AS text, to_tsvector('english', 'Ängste läuft') IS NOT NULL AS search"),
  ).toEqual([{ text: "àéî", search: true }]);
  await query(url, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
  await leave();
  expect(isRunning()).toBe(false);
});

test("two processes share it; it outlives the first that leaves and keeps what was written", async () => {
  const first = await joinEmbeddedPostgres({ folder, durable: false });
  const second = await joinElsewhere();
  expect(second.url).toBe(first.url);
  await query(first.url, "CREATE TABLE kept (words text); INSERT INTO kept VALUES ('still here')");
  await first.leave();
  expect(await query(second.url, "SELECT * FROM kept")).toEqual([{ words: "still here" }]);
  second.kill("SIGTERM");
  await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: 30_000, interval: 50 });
});

test("it stops by itself when its only user is killed outright", async () => {
  const only = await joinElsewhere();
  expect(isRunning()).toBe(true);
  only.kill("SIGKILL");
  await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: 30_000, interval: 50 });
});

test("a mark that a dead process left behind does not keep it running", async () => {
  const first = await joinEmbeddedPostgres({ folder, durable: false });
  await first.leave();
  const again = joinEmbeddedPostgres({ folder, durable: false });
  const { leave } = await again;
  writeFileSync(join(folder, "users", "999999999"), "");
  const another = await joinElsewhere();
  another.kill("SIGKILL");
  await vi.waitFor(() => expect(existsSync(join(folder, "users", "999999999"))).toBe(false), { timeout: 30_000 });
  await leave();
  await vi.waitFor(() => expect(isRunning()).toBe(false), { timeout: 30_000, interval: 50 });
});

test.runIf(process.platform === "linux")("a folder that cannot be made is named at once", async () => {
  await expect(joinEmbeddedPostgres({ folder: "/proc/lectern/postgres", durable: false })).rejects.toThrow(
    "/proc/lectern cannot be made. Set DATA_DIR to another folder.",
  );
});
