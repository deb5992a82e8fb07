import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/env/server";
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { getStorage } from "@/server/storage/get-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { testDatabase } from "@/testing/database";
import { aPersonalScene } from "@/testing/personal-scene";
import { highestPeak } from "@/testing/process-memory";

const MIB = 1024 * 1024;
/** What a backup and a restore need less than, whatever the size of the site. */
const PROMISED = 250 * MIB;
const VIDEO_BYTES = 150 * MIB;
const ROWS = 20_000;

const root = fileURLToPath(new URL("../../", import.meta.url));
const database = testDatabase();
const children: ChildProcess[] = [];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lectern-test-"));
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command as `npm run` does. */
async function run(args: string[], variables: Record<string, string>) {
  const child = spawn(process.execPath, ["src/cli/bootstrap.mjs", ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "", INIT_CWD: folder, ...variables },
  });
  children.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += String(chunk);
    });
  const ended = once(child, "close");
  const peak = platform() === "linux" ? await highestPeak(child, ended) : 0;
  const [code] = (await ended) as [number];
  return { said, code, peak };
}

/** A video that would burst the promise were it ever held whole, and rows that would as well. */
async function growSite(): Promise<void> {
  const { person } = await aPersonalScene(database.db);
  await aStoredFile({ db: database.db, storage: getStorage() }, person.id, { storageKey: "files/2026-11/film" });
  const path = join(env.DATA_DIR, "files/objects/files/2026-11");
  await getStorage().put("files/2026-11/film", Buffer.from("x"), { mimeType: "video/mp4", maxBytes: 1 });
  const video = await open(join(path, "film"), "w");
  await video.truncate(VIDEO_BYTES);
  await video.close();
  // Texts that do not pack to nothing.
  await database.pool.query(
    `INSERT INTO outbox_event (id, name, data, sent_at) SELECT gen_random_uuid(), 'test/grown', jsonb_build_object('words',
       (SELECT string_agg(md5(n::text || g), '') FROM generate_series(1, 40) g)), now() FROM generate_series(1, ${ROWS}) n`,
  );
}

/** Two tables that one statement writes, so that they agree at every moment. */
async function writeUntil(signal: AbortSignal): Promise<number> {
  let written = 0;
  while (!signal.aborted) {
    await database.pool.query(
      `WITH one AS (INSERT INTO outbox_event (id, name, data, sent_at) VALUES (gen_random_uuid(), 'test/pair', '{}', now()))
       INSERT INTO rate_limit (key, points) VALUES ('pair ' || gen_random_uuid(), 1)`,
    );
    written += 1;
  }
  return written;
}

test("a site is backed up while it writes and is restored into an empty folder, in little memory", async () => {
  await growSite();
  const stop = new AbortController();
  const writing = Promise.all([writeUntil(stop.signal), writeUntil(stop.signal)]);
  const here = { DATABASE_URL: database.url, DATA_DIR: env.DATA_DIR };
  const taken = await run(["backup", "site.tar"], here).finally(() => stop.abort());
  const written = (await writing).reduce((sum, count) => sum + count, 0);
  expect(taken, taken.said).toMatchObject({ code: 0 });
  expect(statSync(join(folder, "site.tar")).size).toBeGreaterThan(VIDEO_BYTES);

  const refused = await Promise.all([run(["backup", "site.tar"], here), run(["restore", "site.tar"], here)]);
  expect(refused[0].said).toContain("site.tar already exists");
  expect(refused[1].said).toContain("The database is not empty");

  const there = { DATABASE_URL: "", DATA_DIR: join(folder, "new place") };
  const restored = await run(["restore", "site.tar"], there);
  expect(restored, restored.said).toMatchObject({ code: 0 });
  expect(restored.said).toContain("all hashes match");

  const cluster = await joinEmbeddedPostgres({ folder: join(there.DATA_DIR, "postgres"), durable: false });
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  const { rows } = await client.query<Record<"grown" | "pairs" | "limits", number>>(
    `SELECT count(*) FILTER (WHERE name = 'test/grown')::int AS grown, count(*) FILTER (WHERE name = 'test/pair')::int AS pairs,
            (SELECT count(*)::int FROM rate_limit WHERE key LIKE 'pair %') AS limits FROM outbox_event`,
  );
  await client.end();
  await cluster.leave();
  const [{ grown, pairs, limits } = { grown: 0, pairs: -1, limits: -2 }] = rows;
  expect({ grown, limits }).toEqual({ grown: ROWS, limits: pairs });
  expect(pairs).toBeGreaterThan(0);
  expect(pairs).toBeLessThan(written);

  if (platform() !== "linux") return;
  for (const { peak } of [taken, restored]) {
    expect(peak).toBeGreaterThan(50 * MIB);
    expect(peak).toBeLessThan(PROMISED);
  }
}, 180_000);

test("what is wrong is said in one line, with exit code 1, and nothing is made", async () => {
  const nowhere = { DATABASE_URL: "", DATA_DIR: join(folder, "nowhere") };
  const noBackup = join(root, "package.json");
  const [help, nothing, noFile, other] = await Promise.all([
    run(["backup", "--help"], nowhere),
    run(["backup", "x.tar"], nowhere),
    run(["restore", "x.tar"], nowhere),
    run(["restore", noBackup], nowhere),
  ]);
  expect(help).toMatchObject({ code: 0, said: expect.stringMatching(/^Usage: /) });
  expect(nothing).toMatchObject({ code: 1, said: expect.stringMatching(/^There is nothing to back up: .*\n$/) });
  expect(noFile).toMatchObject({ code: 1, said: "There is no file x.tar.\n" });
  expect(other).toMatchObject({
    code: 1,
    said: expect.stringMatching(/package\.json is (damaged|not a Lectern backup).*\n$/),
  });
  expect(() => statSync(nowhere.DATA_DIR)).toThrow("ENOENT");
});
