import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeEach, expect, test } from "vitest";
import { reconcileStorageUse } from "@/features/media/server/sweep/reconcile-storage-use";
import { reserveBytes } from "@/features/media/server/uploads/quota";
import type { Person } from "@/policy/actor";
import { LocalStorage } from "@/server/storage/local-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aPerson, asActor } from "@/testing/factories/person";
import { aGate } from "@/testing/gate";
import { receiveCourseFile } from "./receive-course-file";
import { runImport } from "./run-import";
import { sweepImports } from "./sweep-imports";

const database = testDatabase();
const clock = aClock();
const folder = mkdtempSync(join(tmpdir(), "lectern-test-"));
const storage = new LocalStorage({ folder: join(folder, "storage"), secret: "a secret for tests", linkPath: "/files" });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let owner: Person;
beforeEach(async () => {
  owner = asActor(await aPerson(database.db, { role: "INSTRUCTOR" }));
  await database.db.storageUse.create({ data: { ownerId: owner.id, quotaBytes: 1_000n } });
});

const bytes = (count: number) => Readable.from([Buffer.alloc(count, "x")]);
const send = (body: Readable, sizeBytes?: number, signal?: AbortSignal) =>
  receiveCourseFile(depsOf(database.db, owner, clock), storage, {
    body,
    name: "sky.zip",
    sizeBytes: sizeBytes ?? null,
    signal,
  });
const reserved = async () =>
  Number((await database.db.storageUse.findUniqueOrThrow({ where: { ownerId: owner.id } })).reservedBytes);
const stored = async () =>
  (await readdir(join(folder, "storage/objects/imports"), { recursive: true }).catch(() => [])).filter((name) =>
    name.includes("/"),
  ).length;
const imports = () => database.db.uploadedContent.count({ where: { ownerId: owner.id } });

test("bytes are set aside while a packed course waits, and free again once its import starts", async () => {
  const { importId } = await send(bytes(600), 600);
  expect(await reserved()).toBe(600);
  expect(await reconcileStorageUse(database)).toEqual({ corrected: 0 });
  await runImport({ db: database.db, storage, now: clock.now }, { importId, folder: join(folder, "staging") });
  expect(await reserved()).toBe(0);
  expect(await reconcileStorageUse(database)).toEqual({ corrected: 0 });
});

test.each([
  ["announced", 1_001],
  ["not announced", undefined],
])("a packed course beyond the quota is refused with the figures, its size %s, and leaves nothing", async (_, size) => {
  const before = await stored();
  await expect(send(bytes(1_001), size)).rejects.toMatchObject({
    code: "QUOTA_EXCEEDED",
    reason: "media.quota",
    facts: { quotaBytes: 1_000, freeBytes: 1_000 },
  });
  expect([await reserved(), await imports(), await stored()]).toEqual([0, 0, before]);
});

test("nothing of a body is read where there is no room for it", async () => {
  let isRead = false;
  const body = new Readable({
    read() {
      isRead = true;
      this.push(null);
    },
  });
  await expect(send(body, 1_001)).rejects.toMatchObject({ reason: "media.quota" });
  expect(isRead).toBe(false);
});

test("of two at once that would fit alone, one is refused", async () => {
  const gate = aGate();
  const slow = Readable.from(
    (async function* () {
      yield Buffer.alloc(300);
      await gate.pass();
      yield Buffer.alloc(300);
    })(),
  );
  const first = send(slow, 600);
  await gate.arrived;
  await expect(send(bytes(600), 600)).rejects.toMatchObject({ reason: "media.quota", facts: { freeBytes: 400 } });
  gate.open();
  await first;
  expect([await reserved(), await imports()]).toEqual([600, 1]);
});

test("a body that breaks off gives its bytes back", async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(100);
      throw new Error("the line broke");
    })(),
  );
  await expect(send(broken, 600)).rejects.toThrow("the line broke");
  expect([await reserved(), await imports()]).toEqual([0, 0]);
});

test("one that breaks off because its sender went away is no fault of ours", async () => {
  const sender = new AbortController();
  const body = new Readable({
    read() {
      sender.abort();
      this.destroy(new Error("aborted"));
    },
  });
  await expect(send(body, 600, sender.signal)).rejects.toMatchObject({ reason: "common.offline" });
  expect([await reserved(), await imports()]).toEqual([0, 0]);
});

test("a body of no bytes is no course", async () => {
  await expect(send(Readable.from([]), 0)).rejects.toMatchObject({ reason: "interchange.no_file" });
});

test("what a killed process was taking in gives its bytes back after a day", async () => {
  const { importId } = await send(bytes(600), 600);
  const arriving = new Date(Date.now() - 25 * 3_600_000);
  await database.db.uploadedContent.update({ where: { id: importId }, data: { contentHash: "", updatedAt: arriving } });
  const { imports: ended } = await sweepImports({
    db: database.db,
    storage,
    now: () => new Date(),
    folder: join(folder, "staging"),
  });
  expect([ended, await reserved()]).toEqual([1, 0]);
});

test("a browser asks for room before it sends, and is told the figures", async () => {
  const api = createCaller(depsOf(database.db, owner, clock));
  await expect(api.interchange.room({ sizeBytes: 1_000 })).resolves.toBeUndefined();
  await database.db.$transaction((tx) => reserveBytes(tx, owner.id, 1));
  await expect(api.interchange.room({ sizeBytes: 1_000 })).rejects.toMatchObject({
    cause: { reason: "media.quota", facts: { sizeBytes: 1_000, freeBytes: 999 } },
  });
  await expect(api.interchange.room({ sizeBytes: 1e14 })).rejects.toMatchObject({
    cause: { reason: "storage.too_large" },
  });
});
