import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { authSecret, jobSigningKey } from "@/env/secrets";
import { env, setVariable } from "@/env/server";
import { takeBackup } from "@/server/backup/take-backup";
import { Queue } from "@/server/inngest/runner/queue";
import { LocalStorage } from "@/server/storage/local-storage";
import { aStoredFile } from "./a-stored-file";
import type { TestDatabase } from "./database";
import { aPersonalScene } from "./personal-scene";

const now = () => new Date("2026-11-21T12:00:00Z");
const signal = new AbortController().signal;
const storageIn = (dataDir: string) =>
  new LocalStorage({ folder: join(dataDir, "files"), secret: authSecret(), linkPath: "/files" });

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject("testDatabaseServer") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Every file of a folder, by its path in it. */
export const filesUnder = (path: string): Record<string, string> =>
  !existsSync(path)
    ? {}
    : Object.fromEntries(
        readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((file) => [file.slice(path.length), readFileSync(file, "base64")]),
      );

/**
 * A site with a little of everything in its rows, three files (one of them a smaller image), its secrets and a call that
 * waits in the queue; and as many empty places beside it as are asked for. Call it once, outside the tests.
 */
export function siteToBackUp(database: TestDatabase) {
  const site = { folder: "", home: "", personId: "" };
  const ends: (() => Promise<unknown>)[] = [];
  let made = 0;

  async function connect(url: string): Promise<Client> {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    ends.push(() => client.end());
    return client;
  }

  /** A DATA_DIR and a database with nothing in them; DATA_DIR of the process while the test lasts. */
  async function anEmptyPlace() {
    const name = `lectern_test_${process.pid}_place_${made++}`;
    await onServer(`CREATE DATABASE "${name}"`);
    const url = Object.assign(new URL(inject("testDatabaseServer")), { pathname: `/${name}` }).href;
    const dataDir = join(site.folder, name);
    setVariable("DATA_DIR", dataDir);
    ends.push(() => onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    const deps = { connect: () => connect(url), openStorage: () => storageIn(dataDir), signal };
    return { url, dataDir, deps, client: await connect(url) };
  }

  async function backUp(name: string) {
    const path = join(site.folder, `${name}.tar`);
    const deps = { client: await connect(database.url), storage: storageIn(site.home), now, signal };
    return { path, report: await takeBackup(deps, path) };
  }

  beforeAll(async () => {
    site.folder = mkdtempSync(join(tmpdir(), "lectern-test-"));
    site.home = env.DATA_DIR;
    jobSigningKey();
    const { person } = await aPersonalScene(database.db);
    site.personId = person.id;
    await addFiles(database, storageIn(site.home), person.id);
    // In the order of their keys the child comes first, and its name has all that COPY writes in a special way.
    await database.pool.query(`INSERT INTO category (id, name, slug, parent_id) VALUES
      ('00000000-0000-7000-8000-000000000002', 'Parent', 'parent', NULL),
      ('00000000-0000-7000-8000-000000000001', E'Child \\\\ "with"\\ttabs\\nand lines', 'child', '00000000-0000-7000-8000-000000000002')`);
    const queue = await Queue.open(database.pool, () => undefined);
    const data = { kind: "wake", runId: "run", stepId: "step", op: "sleep" } as const;
    await queue.transaction((tx) => queue.add(tx, [{ data, at: new Date("2126-01-01T00:00:00Z"), key: "a place" }]));
    await queue.close();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end().catch(() => undefined);
    setVariable("DATA_DIR", site.home);
  });
  afterAll(() => rmSync(site.folder, { recursive: true, force: true }));

  return { site, ends, now, signal, storageIn, connect, anEmptyPlace, backUp };
}

async function addFiles({ db }: TestDatabase, storage: LocalStorage, ownerId: string): Promise<void> {
  const deps = { db, storage };
  await aStoredFile(deps, ownerId, { bytes: randomBytes(3_000_000), mimeType: "video/mp4" });
  const picture = await aStoredFile(deps, ownerId, { bytes: Buffer.from("a picture"), mimeType: "image/webp" });
  const smaller = `${picture.storageKey}.w320.webp`;
  await storage.put(smaller, Buffer.from("small"), { mimeType: "image/webp", maxBytes: 5 });
  const variants = [{ width: 320, height: 200, storageKey: smaller, mimeType: "image/webp", sizeBytes: 5 }];
  await db.storedFile.update({ where: { id: picture.id }, data: { variants } });
}
