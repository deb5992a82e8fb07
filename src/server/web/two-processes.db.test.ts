import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { touchTags } from "@/server/cache/tag-cache";
import { testDatabase } from "@/testing/database";
import { within } from "@/testing/within";

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const database = testDatabase();
const processes: ChildProcess[] = [];
const ports: number[] = [];

async function startWebProcess(): Promise<void> {
  const child = fork(root("src/testing/web-process.ts"), [database.url], {
    execArgv: ["--import", new URL("../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href],
    env: { ...process.env, TSX_TSCONFIG_PATH: root("src/cli/tsconfig.json") },
  });
  processes.push(child);
  const [message] = (await once(child, "message")) as [{ port: number }];
  ports.push(message.port);
}

type Page = { value: unknown; renders: number };
const look = async (port: number) => (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Page;
const lookEverywhere = () => Promise.all(ports.map(look));

/** Asks every process without a pause until each has shown `value`. */
async function shownEverywhere(value: unknown): Promise<void> {
  const end = Date.now() + 30_000;
  await Promise.all(
    ports.map(async (port) => {
      while ((await look(port)).value !== value) {
        if (Date.now() > end) throw new Error(`${port} still shows something else after 30 s`);
      }
    }),
  );
}

const write = (value: string, after: () => Promise<void> = async () => undefined) =>
  database.db.$transaction(async (tx) => {
    await tx.siteSetting.upsert({ where: { key: "fixture" }, create: { key: "fixture", value }, update: { value } });
    await touchTags(tx, ["site"]);
    await after();
  });

beforeAll(async () => {
  await Promise.all([startWebProcess(), startWebProcess()]);
}, 60_000);
afterAll(() => {
  for (const child of processes) child.disconnect();
});
beforeEach(async () => {
  await write("old");
  await shownEverywhere("old");
});

test("each web process serves its copy until another process has changed what it shows, and then not a second longer", async () => {
  const before = await lookEverywhere();
  expect(await lookEverywhere()).toEqual(before);
  await write("new");
  await within("a change of one process, shown by the others", 1_000, () => shownEverywhere("new"));
  const after = await lookEverywhere();
  expect(await lookEverywhere()).toEqual(after);
});

test("a change that is taken back disturbs no one", async () => {
  const before = await lookEverywhere();
  const failing = write("never", async () => {
    throw new Error("taken back");
  });
  await expect(failing).rejects.toThrow("taken back");
  expect(await lookEverywhere()).toEqual(before);
});

test("a process that is cut off from changes serves nothing old, and keeps copies again once it hears them", async () => {
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern-cache' AND datname = current_database()`,
  );
  await write("new");
  await within("a change that a process was cut off from, shown by it", 1_000, () => shownEverywhere("new"));
  await expect
    .poll(
      async () => {
        const [one, other] = [await lookEverywhere(), await lookEverywhere()];
        return JSON.stringify(one) === JSON.stringify(other);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
});

test("a hundred changes in a row end with everybody on the last", async () => {
  for (let change = 1; change <= 100; change += 1) await write(`change ${change}`);
  await within("the last of a hundred changes, shown by every process", 1_000, () => shownEverywhere("change 100"));
});
