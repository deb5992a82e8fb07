import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { signParts } from "@/features/media/server/uploads/sign-parts";
import { startUpload } from "@/features/media/server/uploads/start-upload";
import { uuidV7 } from "@/lib/uuid-v7";
import { LocalStorage } from "@/server/storage/local-storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { reconcileStorageUse } from "./reconcile-storage-use";
import { sweepObjects } from "./sweep-objects";
import { sweepUploads } from "./sweep-uploads";

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "lectern-sweep-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY = 86_400_000;
const age = (path: string, days: number) => {
  const at = new Date(Date.now() - days * DAY);
  utimesSync(join(folder, path), at, at);
};

async function aScene() {
  const owner = await aPerson(test.db, { role: "INSTRUCTOR" });
  const clock = aClock(new Date(Date.now() - 8 * DAY).toISOString());
  const deps = { db: test.db, actor: actorOf(owner), now: clock.now, storage };
  const begin = (sizeBytes: number) =>
    startUpload(deps, { uploadId: uuidV7(), name: "a.zip", sizeBytes, lastModified: null, isHashed: false });
  return { owner, clock, deps, begin };
}
const today = () => ({ db: test.db, storage, now: () => new Date() });

it("gives up uploads after a week of silence, and frees their bytes; those that still move go on", async () => {
  const { owner, clock, deps, begin } = await aScene();
  const silent = await begin(1_000);
  const moving = await begin(2_000);
  clock.advance(2 * DAY);
  await signParts(deps, { uploadId: moving.uploadId, parts: [{ partNumber: 1, sha256: null }] });
  expect(await sweepUploads(today())).toMatchObject({ unfinished: 1 });
  expect(await sweepUploads(today())).toMatchObject({ unfinished: 0 });
  const left = await test.db.uploadedContent.findMany({ where: { ownerId: owner.id }, select: { id: true } });
  expect(left.map(({ id }) => id)).toEqual([moving.uploadId]);
  expect(left.map(({ id }) => id)).not.toContain(silent.uploadId);
  const use = await test.db.storageUse.findUniqueOrThrow({ where: { ownerId: owner.id } });
  expect(use.reservedBytes).toBe(2_000n);
});

it("aborts what the storage holds of uploads that no row knows, once they are a week old", async () => {
  const key = makeStorageKey("files", new Date());
  const begin = () => storage.uploads.begin(key);
  const [old, young] = [await begin(), await begin()];
  age(`uploads/${old.uploadId}/key`, 8);
  expect(await sweepUploads(today())).toMatchObject({ strays: 1 });
  const left = [];
  for await (const { uploadId } of storage.uploads.list()) left.push(uploadId);
  expect(left).toContain(young.uploadId);
  expect(left).not.toContain(old.uploadId);
});

it("deletes old bytes without a row, and neither young ones nor those of another feature nor an image's smaller ones", async () => {
  const { owner, deps } = await aScene();
  const file = await aStoredFile(deps, owner.id);
  const put = async (key: string, days: number) => {
    await storage.put(key, Buffer.from("x"), { mimeType: "text/plain", maxBytes: 1 });
    age(`objects/${key}`, days);
    return key;
  };
  age(`objects/${file.storageKey}`, 90);
  const variant = await put(`${file.storageKey}.w480.webp`, 90);
  const orphan = await put(makeStorageKey("files", new Date()), 8);
  const young = await put(makeStorageKey("files", new Date()), 6);
  const foreign = await put(makeStorageKey("imports", new Date()), 90);
  expect(await sweepObjects(today())).toEqual({ objects: 1 });
  expect(await sweepObjects(today())).toEqual({ objects: 0 });
  expect(await storage.head(orphan)).toBeNull();
  for (const key of [file.storageKey, variant, young, foreign]) expect(await storage.head(key)).not.toBeNull();
  expect(await test.db.storedFile.count({ where: { id: file.id } })).toBe(1);
});

it("counts again what each owner keeps, and changes nothing that is right", async () => {
  const { owner, deps, begin } = await aScene();
  await aStoredFile(deps, owner.id, { bytes: Buffer.alloc(500) });
  await begin(70);
  await test.db.storageUse.update({ where: { ownerId: owner.id }, data: { usedBytes: 1n, reservedBytes: 9_999n } });
  expect((await reconcileStorageUse(today())).corrected).toBeGreaterThan(0);
  expect(await reconcileStorageUse(today())).toEqual({ corrected: 0 });
  expect(await test.db.storageUse.findUniqueOrThrow({ where: { ownerId: owner.id } })).toMatchObject({
    usedBytes: 500n,
    reservedBytes: 70n,
  });
});
