import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readConnection, writeConnection } from "./embedded-connection";
import { joinEmbeddedPostgres } from "./embedded-postgres";
import { findServer, isRunning as isProcess } from "./server-process";

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

interface Answer {
  url?: string;
  error?: string;
}

async function tryElsewhere(startupSeconds = 60) {
  const other = fork(resolve("src/testing/hold-postgres.ts"), [folder, String(startupSeconds)], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve("src/cli/tsconfig.json") },
  });
  const [answer] = (await once(other, "message")) as [Answer];
  return { ...answer, kill: (signal: NodeJS.Signals) => other.kill(signal) };
}

/** Joins the database from another process. */
async function joinElsewhere() {
  const { url, error, kill } = await tryElsewhere();
  if (url === undefined) throw new Error(error);
  return { url, kill };
}

function runningServer() {
  const [server, known] = [findServer(folder), readConnection(folder)];
  if (!server || !known) throw new Error("The server does not run.");
  return { server, known };
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

test("it stops automatically when its only user is killed outright", async () => {
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
    "Can't create /proc/lectern. Set DATA_DIR to another folder.",
  );
});

test("a living server keeps port and password, whatever the connection file says, and gets no second one beside it", async () => {
  const first = await joinEmbeddedPostgres({ folder, durable: false });
  const { server, known } = runningServer();
  writeConnection(folder, { ...known, port: 1 });
  const second = await joinElsewhere();
  expect(second.url).toBe(first.url);
  expect(readConnection(folder)).toEqual(known);
  second.kill("SIGKILL");

  writeConnection(folder, { ...known, password: "another" });
  expect((await tryElsewhere()).error).toContain("password authentication failed");
  expect(findServer(folder)).toEqual(server);
  writeConnection(folder, known);
  await first.leave();
});

test.skipIf(process.platform === "win32")("a living server that does not answer is waited for and named", async () => {
  const { leave } = await joinEmbeddedPostgres({ folder, durable: false });
  const { server, known } = runningServer();
  process.kill(server.pid, "SIGSTOP");
  try {
    expect((await tryElsewhere(1)).error).toMatch(
      new RegExp(`running \\(process ${server.pid}, port ${server.port}\\) but can't be used: .*time`),
    );
    expect(readConnection(folder)).toEqual(known);
  } finally {
    process.kill(server.pid, "SIGCONT");
  }
  await leave();
});

test("a server that cannot run is tried three times, and what it says is shown", async () => {
  await (await joinEmbeddedPostgres({ folder, durable: false })).leave();
  writeFileSync(join(folder, "data/postgresql.conf"), "shared_bufers = 1\n");
  const before = readFileSync(join(folder, "postgres.log"), "utf8").length;
  await expect(joinEmbeddedPostgres({ folder, durable: false })).rejects.toThrow(
    /ended as soon as it was started:\n.*unrecognized configuration parameter "shared_bufers"/,
  );
  const said = readFileSync(join(folder, "postgres.log"), "utf8").slice(before);
  expect(said.match(/FATAL/g)).toHaveLength(3);
});

test.skipIf(process.platform === "win32")("the lock of a dead server isn't in the way", async () => {
  await (await joinEmbeddedPostgres({ folder, durable: false })).leave();
  const { uid, gid } = statSync(join(folder, "data"));
  // Its child dies when the parent has become a program that collects no one.
  const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 60"], { uid, gid, cwd: "/" });
  try {
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    const uncollected = Number(String(said));
    await vi.waitFor(() => expect(isProcess(uncollected)).toBe(false), { timeout: 10_000, interval: 20 });
    // The second number belongs to another program by now.
    for (const pid of [uncollected, parent.pid]) {
      const lock = `${pid}\n${join(folder, "data")}\n1\n5432\n\n127.0.0.1\n`;
      writeFileSync(join(folder, "data/postmaster.pid"), lock);
      const { url, leave } = await joinEmbeddedPostgres({ folder, durable: false });
      expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await leave();
    }
  } finally {
    parent.kill();
  }
  expect(isRunning()).toBe(false);
});
