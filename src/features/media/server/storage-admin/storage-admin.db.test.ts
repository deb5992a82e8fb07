import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { LocalStorage } from "@/server/storage/local-storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { countStorage } from "./count-storage";

const test = testDatabase();
const clock = aClock("2026-06-01T04:00:00.000Z");
const folder = mkdtempSync(join(tmpdir(), "lectern-storage-admin-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = () => ({ db: test.db, storage, now: clock.now });
const as = (person: Parameters<typeof actorOf>[0]) =>
  createCaller(depsOf(test.db, actorOf(person), clock)).media.storageAdmin;
const admin = async () => as(await aPerson(test.db, { role: "ADMIN" }));
const audited = (action: string) =>
  test.db.auditEvent.findMany({ where: { action }, orderBy: { sequence: "asc" }, select: { values: true } });

it("counts the bytes that are really there, and names what the database says otherwise", async () => {
  const owner = await aPerson(test.db, { role: "INSTRUCTOR" });
  const storageAdmin = await admin();
  const kept = await aStoredFile(job(), owner.id, { bytes: Buffer.alloc(700), mimeType: "image/png" });
  const gone = await aStoredFile(job(), owner.id, { bytes: Buffer.alloc(40), originalName: "gone.txt" });
  const cut = await aStoredFile(job(), owner.id, { bytes: Buffer.alloc(60), originalName: "cut.txt" });
  const put = (key: string, bytes: number) =>
    storage.put(key, Buffer.alloc(bytes), { mimeType: "text/plain", maxBytes: bytes });
  await put(`${kept.storageKey}.w480.webp`, 30);
  await put(makeStorageKey("imports", clock.now()), 9);
  expect(await countStorage(job())).toMatchObject({
    leftovers: { count: 0, bytes: 0 },
    faults: { count: 0, some: [] },
  });

  await storage.delete([gone.storageKey]);
  await test.db.storedFile.update({ where: { id: cut.id }, data: { sizeBytes: 61n } });
  await put(makeStorageKey("files", clock.now()), 5);
  const counted = await countStorage(job());
  expect(counted).toEqual({
    countedAt: clock.now().toISOString(),
    areas: [
      { area: "files", count: 4, bytes: 700 + 30 + 60 + 5 },
      { area: "imports", count: 1, bytes: 9 },
    ],
    kinds: [
      { kind: "image", count: 1, bytes: 700 },
      { kind: "document", count: 2, bytes: 101 },
    ],
    leftovers: { count: 1, bytes: 5 },
    faults: {
      count: 2,
      some: [
        { fileId: gone.id, name: "gone.txt", isGone: true },
        { fileId: cut.id, name: "cut.txt", isGone: false },
      ],
    },
  });
  const shown = await storageAdmin.get({});
  expect(shown.count).toEqual(counted);
  expect(shown.largest[0]).toMatchObject({ id: kept.id, sizeBytes: 700, ownerName: owner.name, uses: [] });
  expect(shown.owners).toMatchObject([{ ownerId: owner.id, usedBytes: 800, ownQuotaBytes: null }]);
  expect(await storageAdmin.get({ page: 2 })).toEqual(shown);
});

it("asks the job once while a count is in progress, and again when it has come or seems lost", async () => {
  const storageAdmin = await admin();
  const asked = () => test.db.outboxEvent.count({ where: { name: "media/count-asked" } });
  await Promise.all(Array.from({ length: 5 }, () => storageAdmin.countAgain()));
  expect([await asked(), (await audited("storage.count")).length]).toEqual([1, 1]);
  expect((await storageAdmin.get({})).askedAt).toEqual(clock.now());
  clock.advance(10 * 60_000);
  await storageAdmin.countAgain();
  expect(await asked()).toBe(2);
  clock.advance(1000);
  await countStorage(job());
  expect((await storageAdmin.get({})).askedAt).toBeNull();
  clock.advance(1000);
  await storageAdmin.countAgain();
  expect(await asked()).toBe(3);
});

it("gives someone a room of their own size and takes it back, which uploads heed, with a line in the log for each change", async () => {
  const owner = await aPerson(test.db, { role: "INSTRUCTOR" });
  const storageAdmin = await admin();
  const begin = () =>
    createCaller(depsOf(test.db, actorOf(owner), clock)).media.startUpload({
      ...{ uploadId: uuidV7(), name: "a.zip", sizeBytes: 2_000, lastModified: null, isHashed: false },
    });
  const before = (await audited("storage.setQuota")).length;
  for (const quotaBytes of [1_000, 1_000, null]) await storageAdmin.setQuota({ ownerId: owner.id, quotaBytes });
  const value = (of: number | null) => ({ value: of, salt: expect.any(String) });
  expect((await audited("storage.setQuota")).slice(before)).toEqual([
    { values: { quotaBytes: value(1_000), quotaBytesBefore: value(null) } },
    { values: { quotaBytes: value(null), quotaBytesBefore: value(1_000) } },
  ]);
  await storageAdmin.setQuota({ ownerId: owner.id, quotaBytes: 1_000 });
  expect((await storageAdmin.get({})).owners).toContainEqual(
    expect.objectContaining({ ownerId: owner.id, quotaBytes: 1_000, ownQuotaBytes: 1_000 }),
  );
  await expect(begin()).rejects.toMatchObject({ message: "media.quota" });
  await expect(storageAdmin.setQuota({ ownerId: uuidV7(), quotaBytes: 1 })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
