import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PART_BYTES, partSize } from "@/features/media/rules";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { uuidV7 } from "@/lib/uuid-v7";
import { LocalStorage } from "@/server/storage/local-storage";
import { S3Storage } from "@/server/storage/s3-storage";
import type { Storage } from "@/server/storage/storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { canStartS3Engine, howToGetS3, type S3Engine, startS3Engine } from "@/testing/s3-engine";
import { sendPart } from "@/testing/send-part";
import { cancelUpload } from "./cancel-upload";
import { completeUpload } from "./complete-upload";
import { listUnfinishedUploads } from "./list-unfinished";
import { signParts } from "./sign-parts";
import { startUpload } from "./start-upload";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A zip by its signature, of any length. */
const aFile = (sizeBytes: number) => Buffer.concat([Buffer.from("PK\x03\x04"), randomBytes(sizeBytes - 4)]);

function protocol(storageOf: () => Storage): void {
  let deps: MediaDeps;
  let ownerId: string;
  beforeEach(async () => {
    const owner = await aPerson(test.db, { role: "INSTRUCTOR" });
    ownerId = owner.id;
    deps = { db: test.db, actor: actorOf(owner), now: clock.now, storage: storageOf() };
  });

  const start = (bytes: Uint8Array, name = "notes.zip", uploadId = uuidV7()) =>
    startUpload(deps, { uploadId, name, sizeBytes: bytes.length, lastModified: 1, isHashed: true });
  const pieceOf = (bytes: Uint8Array, number: number) =>
    bytes.subarray((number - 1) * PART_BYTES, (number - 1) * PART_BYTES + partSize(bytes.length, number));
  async function send(uploadId: string, bytes: Uint8Array, number: number, said = pieceOf(bytes, number)) {
    const [request] = await signParts(deps, { uploadId, parts: [{ partNumber: number, sha256: hashOf(said) }] });
    if (!request) throw new Error("no address for the part");
    return sendPart(deps.storage, request, pieceOf(bytes, number));
  }
  async function upload(bytes: Uint8Array, name: string) {
    const { uploadId, partCount } = await start(bytes, name);
    for (let number = 1; number <= partCount; number += 1) await send(uploadId, bytes, number);
    return completeUpload(deps, { uploadId });
  }
  const use = () =>
    test.db.storageUse.findUnique({ where: { ownerId }, select: { usedBytes: true, reservedBytes: true } });

  it("takes parts out of order and repeated, and keeps the bytes as they were", async () => {
    const bytes = aFile(2 * PART_BYTES + 1_234);
    const { uploadId, partCount, arrived } = await start(bytes);
    expect([partCount, arrived]).toEqual([3, []]);
    expect(await use()).toEqual({ usedBytes: 0n, reservedBytes: BigInt(bytes.length) });
    for (const number of [3, 1, 3, 2]) expect(await send(uploadId, bytes, number)).toBe(200);
    const file = await completeUpload(deps, { uploadId });
    expect(file).toMatchObject({ name: "notes.zip", mimeType: "application/zip", sizeBytes: bytes.length });
    const row = await test.db.storedFile.findUniqueOrThrow({ where: { id: file.id } });
    expect(row).toMatchObject({ state: "READY", sha256: hashOf(bytes), ownerId });
    const found = await deps.storage.open(row.storageKey);
    expect(found && hashOf(await buffer(found.stream))).toBe(hashOf(bytes));
    expect(await use()).toEqual({ usedBytes: BigInt(bytes.length), reservedBytes: 0n });
    const events = await test.db.outboxEvent.findMany({ where: { name: "media/file-stored" } });
    expect(events.filter(({ data }) => (data as { fileId: string }).fileId === file.id)).toHaveLength(1);
  });

  it("goes on where an upload stopped, under the same id, and reserves its bytes once", async () => {
    const bytes = aFile(2 * PART_BYTES + 10);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 2);
    expect((await listUnfinishedUploads(deps)).map(({ id, arrivedBytes }) => [id, arrivedBytes])).toEqual([
      [uploadId, PART_BYTES],
    ]);
    expect((await start(bytes, "notes.zip", uploadId)).arrived).toEqual([2]);
    expect((await use())?.reservedBytes).toBe(BigInt(bytes.length));
    await expect(start(bytes.subarray(1), "notes.zip", uploadId)).rejects.toMatchObject({
      reason: "media.upload_differs",
    });
  });

  it("refuses a part with wrong bytes or a wrong length, and cannot be completed without it", async () => {
    const bytes = aFile(PART_BYTES + 100);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 1);
    const other = randomBytes(100);
    expect(await send(uploadId, bytes, 2, other)).toBeGreaterThanOrEqual(400);
    await expect(completeUpload(deps, { uploadId })).rejects.toMatchObject({
      reason: "media.parts_missing",
      facts: { missing: 1 },
    });
    expect(await send(uploadId, bytes, 2)).toBe(200);
    expect((await completeUpload(deps, { uploadId })).sizeBytes).toBe(bytes.length);
  });

  it("gives the same file to whoever completes it twice, also at the same time from two tabs", async () => {
    const bytes = aFile(5_000);
    const { uploadId } = await start(bytes);
    await Promise.all([start(bytes, "notes.zip", uploadId), start(bytes, "notes.zip", uploadId)]);
    await Promise.all([send(uploadId, bytes, 1), send(uploadId, bytes, 1)]);
    const answers = await Promise.allSettled([completeUpload(deps, { uploadId }), completeUpload(deps, { uploadId })]);
    for (const answer of answers) {
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ reason: "media.completing" });
    }
    const again = await completeUpload(deps, { uploadId });
    expect(await test.db.storedFile.count({ where: { ownerId } })).toBe(1);
    expect(again.id).toBe((await test.db.storedFile.findFirstOrThrow({ where: { ownerId } })).id);
    expect(await use()).toEqual({ usedBytes: 5_000n, reservedBytes: 0n });
    expect((await start(bytes, "notes.zip", uploadId)).file?.id).toBe(again.id);
  });

  it("starts once when two tabs begin at the same moment", async () => {
    const bytes = aFile(5_000);
    const id = uuidV7();
    const plans = await Promise.all([start(bytes, "a.zip", id), start(bytes, "a.zip", id)]);
    expect(plans.map(({ uploadId }) => uploadId)).toEqual([id, id]);
    expect((await use())?.reservedBytes).toBe(5_000n);
  });

  it("keeps bytes that the owner has already only once", async () => {
    const bytes = aFile(9_000);
    const first = await upload(bytes, "one.zip");
    const second = await upload(bytes, "two.zip");
    expect(second.id).toBe(first.id);
    expect(await use()).toEqual({ usedBytes: 9_000n, reservedBytes: 0n });
    const kept = await test.db.storedFile.findUniqueOrThrow({ where: { id: first.id } });
    expect(await deps.storage.head(kept.storageKey)).not.toBeNull();
  });

  it.each([
    ["a page that calls itself a picture", Buffer.from("<!DOCTYPE html><p>hello"), "a.png", "media.not_what_it_says"],
    ["a page", Buffer.from("<html><body>hello"), "a.txt", "media.web_page"],
    [
      "a drawing with a script",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
      "a.svg",
      "media.drawing_with_program",
    ],
    ["a program", Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(200)]), "tool", "media.program"],
  ])("refuses %s, and the bytes are free again", async (_what, bytes, name, reason) => {
    const { uploadId } = await start(bytes, name);
    await send(uploadId, bytes, 1);
    await expect(completeUpload(deps, { uploadId })).rejects.toMatchObject({ code: "RULE_BROKEN", reason });
    await expect(completeUpload(deps, { uploadId })).rejects.toMatchObject({ reason });
    expect(await use()).toEqual({ usedBytes: 0n, reservedBytes: 0n });
    expect(await test.db.storedFile.count({ where: { ownerId } })).toBe(0);
    const { metadata } = await test.db.uploadedContent.findUniqueOrThrow({ where: { id: uploadId } });
    expect(await deps.storage.head((metadata as { storageKey: string }).storageKey)).toBeNull();
  });

  it("knows an image whatever it is called, and takes its name without the folder", async () => {
    expect(await upload(png, "C:\\pictures\\tide.PNG")).toMatchObject({ kind: "image", name: "tide.PNG" });
  });

  it("holds the quota against two uploads at once and names the figures", async () => {
    await test.db.storageUse.create({ data: { ownerId, quotaBytes: 10_000n } });
    const tries = await Promise.allSettled([start(aFile(6_000), "a.zip"), start(aFile(6_000), "b.zip")]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = tries.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: "QUOTA_EXCEEDED",
      reason: "media.quota",
      facts: { usedBytes: 0, reservedBytes: 6_000, quotaBytes: 10_000, freeBytes: 4_000, sizeBytes: 6_000 },
    });
  });

  it("refuses what is empty or larger than one file may be", async () => {
    await expect(start(Buffer.alloc(0))).rejects.toMatchObject({ reason: "media.empty_file" });
    const huge = { uploadId: uuidV7(), name: "a", sizeBytes: 2 ** 31 + 1, lastModified: null, isHashed: true };
    await expect(startUpload(deps, huge)).rejects.toMatchObject({ reason: "storage.too_large" });
  });

  it("forgets a canceled upload, also while a part is on its way", async () => {
    const bytes = aFile(PART_BYTES + 10);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 1);
    const second = { partNumber: 2, sha256: hashOf(pieceOf(bytes, 2)) };
    const [late] = await signParts(deps, { uploadId, parts: [second] });
    expect(await cancelUpload(deps, { uploadId })).toEqual({ cancelled: true });
    expect(await cancelUpload(deps, { uploadId })).toEqual({ cancelled: true });
    expect(await use()).toEqual({ usedBytes: 0n, reservedBytes: 0n });
    if (late) expect(await sendPart(deps.storage, late, pieceOf(bytes, 2))).toBe(404);
    await expect(signParts(deps, { uploadId, parts: [second] })).rejects.toMatchObject({ reason: "storage.no_upload" });
    await expect(completeUpload(deps, { uploadId })).rejects.toMatchObject({ reason: "storage.no_upload" });
  });

  it("leaves a finished file where it is when its upload is canceled too late", async () => {
    const bytes = aFile(3_000);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 1);
    const { id } = await completeUpload(deps, { uploadId });
    expect(await cancelUpload(deps, { uploadId })).toEqual({ cancelled: false });
    expect(await test.db.storedFile.count({ where: { id } })).toBe(1);
  });

  it("shows no one the upload of someone else", async () => {
    const bytes = aFile(3_000);
    const { uploadId } = await start(bytes);
    const stranger = { ...deps, actor: actorOf(await aPerson(test.db, { role: "INSTRUCTOR" })) };
    await expect(completeUpload(stranger, { uploadId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(signParts(stranger, { uploadId, parts: [{ partNumber: 1, sha256: null }] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await listUnfinishedUploads(stranger)).toEqual([]);
    await cancelUpload(stranger, { uploadId });
    expect(await send(uploadId, bytes, 1)).toBe(200);
  });

  const putTogether = async (uploadId: string) => {
    const { metadata } = await test.db.uploadedContent.findUniqueOrThrow({ where: { id: uploadId } });
    const { storageKey, multipartId } = metadata as { storageKey: string; multipartId: string };
    const { uploads } = deps.storage;
    await uploads.complete(storageKey, multipartId, await uploads.parts(storageKey, multipartId));
  };
  const leftBy = (uploadId: string, secondsAgo: number) =>
    test.db.uploadedContent.update({
      where: { id: uploadId },
      data: { state: "PROCESSING", updatedAt: new Date(Date.now() - secondsAgo * 1_000) },
    });

  it("finishes what a process began to put together before it died, after seconds and not before", async () => {
    const bytes = aFile(4_000);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 1);
    await putTogether(uploadId);
    await leftBy(uploadId, 0);
    await expect(completeUpload(deps, { uploadId })).rejects.toMatchObject({ reason: "media.completing" });
    await leftBy(uploadId, 11);
    expect((await completeUpload(deps, { uploadId })).sizeBytes).toBe(4_000);
  });

  it("takes what a process that seemed dead puts together in that very moment", async () => {
    const bytes = aFile(4_000);
    const { uploadId } = await start(bytes);
    await send(uploadId, bytes, 1);
    await leftBy(uploadId, 11);
    vi.spyOn(deps.storage, "head").mockImplementationOnce(async () => {
      await putTogether(uploadId);
      return null;
    });
    expect((await completeUpload(deps, { uploadId })).sizeBytes).toBe(4_000);
    expect(await use()).toEqual({ usedBytes: 4_000n, reservedBytes: 0n });
  });
}

describe("uploads into a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "lectern-uploads-"));
  const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  protocol(() => storage);

  it("keeps nothing of a part whose connection was cut", async () => {
    const owner = await aPerson(test.db, { role: "INSTRUCTOR" });
    const deps = { db: test.db, actor: actorOf(owner), now: clock.now, storage };
    const uploadId = uuidV7();
    const file = { uploadId, name: "a.zip", sizeBytes: 9_000, lastModified: null, isHashed: false };
    await startUpload(deps, file);
    const [request] = await signParts(deps, { uploadId, parts: [{ partNumber: 1, sha256: null }] });
    const cut = Readable.from(
      (function* () {
        yield Buffer.alloc(4_000);
        throw new Error("cut");
      })(),
    );
    if (!request) throw new Error("no address");
    await expect(sendPart(storage, request, cut)).rejects.toThrow("cut");
    expect((await startUpload(deps, file)).arrived).toEqual([]);
  });
});

describe.skipIf(!canStartS3Engine())(`uploads into a bucket (needs an S3 server: ${howToGetS3})`, () => {
  let engine: S3Engine | null = null;
  let storage: S3Storage;
  beforeAll(async () => {
    engine = await startS3Engine();
    if (engine) storage = new S3Storage(engine.options);
  }, 60_000);
  afterAll(async () => engine?.stop());
  protocol(() => storage);
});
