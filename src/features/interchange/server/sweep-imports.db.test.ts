import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { receiveCourseFile } from "@/features/interchange/server/receive-course-file";
import { sweepImports } from "@/features/interchange/server/sweep-imports";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const root = mkdtempSync(join(tmpdir(), "lectern-test-"));
const storage = new LocalStorage({ folder: join(root, "files"), secret: "0".repeat(40), linkPath: "/files" });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DAY = 86_400_000;
const staging = join(root, "staging");
const sweep = () => sweepImports({ db: database.db, storage, now: () => new Date(), folder: staging });
const makeOld = (path: string, days: number) => {
  const at = new Date(Date.now() - days * DAY);
  utimesSync(path, at, at);
};

test("what killed imports left is taken away after its time, and nothing that may still be at work", async () => {
  const owner = await aPerson(database.db, { role: "INSTRUCTOR" });
  const handIn = async (state: "PENDING" | "PROCESSING" | "DONE", days: number) => {
    const deps = depsOf(database.db, actorOf(owner), aClock());
    const { importId } = await receiveCourseFile(deps, storage, {
      body: Readable.from([Buffer.from(state)]),
      name: "a.zip",
    });
    const updatedAt = new Date(Date.now() - days * DAY);
    const { metadata } = await database.db.uploadedContent.update({
      where: { id: importId },
      data: { state, updatedAt },
    });
    const key = String(Reflect.get(metadata as object, "storageKey"));
    makeOld(join(root, "files/objects", key), days);
    return { importId, key };
  };
  const waiting = await handIn("PENDING", 6);
  const running = await handIn("PROCESSING", 1);
  const dead = await handIn("PROCESSING", 8);
  const done = await handIn("DONE", 8);
  const halves = join(root, "files/incoming");
  for (const [name, days] of Object.entries({ old: 8, young: 6 })) {
    await mkdir(join(staging, name, "files"), { recursive: true });
    await writeFile(join(halves, name), "half");
    makeOld(join(halves, name), days);
    makeOld(join(staging, name), name === "old" ? 2 : 0);
  }

  expect(await sweep()).toEqual({ imports: 1, objects: 2, halves: 1, folders: 1 });
  expect(await sweep()).toEqual({ imports: 0, objects: 0, halves: 0, folders: 0 });

  for (const { key } of [waiting, running]) expect(await storage.head(key)).not.toBeNull();
  for (const { key } of [dead, done]) expect(await storage.head(key)).toBeNull();
  expect([await readdir(halves), await readdir(staging)]).toEqual([["young"], ["young"]]);
  const states = await database.db.uploadedContent.findMany({ select: { id: true, state: true } });
  expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
    [waiting.importId]: "PENDING",
    [running.importId]: "PROCESSING",
    [dead.importId]: "FAILED",
    [done.importId]: "DONE",
  });
});
