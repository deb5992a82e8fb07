import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chainStart } from "@/features/audit/server/verify-chain";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";

const root = fileURLToPath(new URL("../../", import.meta.url));
const database = testDatabase();
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lectern-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a command as `npm run` does, with a data folder that doesn't exist yet. */
function start(args: string[]) {
  return spawn(process.execPath, ["src/cli/bootstrap.mjs", ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: database.url, DATA_DIR: join(folder, "data") },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function run(args: string[]) {
  const child = start(args);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += String(chunk);
    });
  const [code] = (await once(child, "close")) as [number];
  return { said, code };
}

test.each([
  ["admin-create a@b.co extra", /^Usage: npm run admin:create -- EMAIL\n$/],
  ["instructor-create a@b.co extra", /^Usage: npm run instructor:create -- EMAIL\n$/],
  ["demo-clear x", /^Usage: npm run demo:clear\n$/],
  ["db-migrate --dry-run", /^Usage: npm run db:migrate\n$/],
  ["db-reset --force x", /^Usage: npm run db:reset \[-- --force\]\n$/],
  ["start --port=4000", /^Usage: npm start \(settings are environment variables/],
  ["audit-verify foo", /^Usage: npm run audit:verify \[-- HASH\] .*64 hex digits.*\n$/],
])("%s is refused with the usage, before anything is done", async (command, usage) => {
  expect(await run(command.split(" "))).toEqual({ code: 1, said: expect.stringMatching(usage) });
  expect(await database.db.user.count()).toBe(0);
  expect(existsSync(join(folder, "data"))).toBe(false);
});

test("an account that is made an admin is unlocked, and that is said and in the log", async () => {
  const { id, email } = await aPerson(database.db);
  await database.db.user.update({ where: { id }, data: { isActive: false } });
  const made = await run(["admin-create", email]);
  expect(made).toEqual({ code: 0, said: expect.stringMatching(/was locked. It's unlocked now\.\n.* is an admin now/) });
  expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({ role: "ADMIN", isActive: true });
  const entry = await database.db.auditEvent.findFirst({ where: { action: "account.becomeAdmin", objectId: id } });
  expect(JSON.stringify(entry?.values)).toContain("isActiveBefore");

  expect(await run(["admin-create", email])).toEqual({ code: 1, said: `${email} is already an admin.\n` });
  await database.db.user.update({ where: { id }, data: { isActive: false } });
  expect((await run(["admin-create", email])).code).toBe(0);
  expect(await database.db.user.findUnique({ where: { id } })).toMatchObject({ isActive: true });
});

test("what was printed of a log without entries is no alarm; a hash that no entry has is one", async () => {
  expect(await run(["audit-verify", chainStart.hash])).toMatchObject({ code: 0 });
  const other = "F".repeat(64);
  expect(await run(["audit-verify", other])).toEqual({
    code: 1,
    said: expect.stringContaining(`No entry has the hash ${other.toLowerCase()}`),
  });
});

test("a single change that waits is told as one", async () => {
  await database.db.statChange.deleteMany();
  await database.db.statChange.create({ data: { source: "account", sourceId: randomUUID() } });
  expect((await run(["stats-verify"])).said).toMatch(/^1 change is waiting to be counted/m);
});

test.each([["stats-verify"], ["audit-verify"], ["course-export", "some-course", "course.zip"]])(
  "%s leaves a database as it is that isn't migrated yet",
  async (...args) => {
    const rename = (from: string, to: string) =>
      database.db.$executeRaw`UPDATE _prisma_migrations SET migration_name = replace(migration_name, ${from}, ${to})`;
    await rename("_answer_credit", "_another");
    try {
      expect(await run(args)).toEqual({
        code: 1,
        said: expect.stringMatching(/^This database lacks 1 migration of .*\n$/),
      });
      const [{ count } = { count: 0 }] = await database.db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM _prisma_migrations WHERE migration_name LIKE '%_answer_credit'`;
      expect(count).toBe(0);
    } finally {
      await rename("_another", "_answer_credit");
    }
  },
);

test("a command ends quietly when its reader is gone", async () => {
  const doctor = start(["doctor"]);
  let complaint = "";
  doctor.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const ended = once(doctor, "close");
  await once(doctor.stdout, "data");
  doctor.stdout.destroy();
  const [code] = (await ended) as [number];
  expect({ code, complaint }).toEqual({ code: 0, complaint: "" });
});
