import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalStorage } from "@/server/storage/local-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { aPicture, aSound, aVideo } from "@/testing/media-samples";
import { prepareFile } from "./prepare-file";
import { readVariants } from "./variants";

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "lectern-prepare-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let ownerId = "";
beforeAll(async () => {
  ownerId = (await aPerson(test.db, { role: "INSTRUCTOR" })).id;
});

async function prepared(bytes: Buffer, mimeType: string) {
  const deps = { db: test.db, storage };
  const { id } = await aStoredFile(deps, ownerId, { bytes, mimeType });
  await prepareFile(deps, id);
  await prepareFile(deps, id);
  const row = await test.db.storedFile.findUniqueOrThrow({ where: { id } });
  return { ...row, variants: readVariants(row.variants) };
}

const bytesOf = async (key: string) => {
  const opened = await storage.open(key);
  return opened ? buffer(opened.stream) : Buffer.alloc(0);
};

describe("a new image", () => {
  it("gets smaller ones of itself, none larger than it is, and stays as it was", async () => {
    const bytes = await aPicture(1200, 600);
    const row = await prepared(bytes, "image/jpeg");
    expect([row.width, row.height]).toEqual([1200, 600]);
    expect(row.variants.map(({ width, height, mimeType }) => [width, height, mimeType])).toEqual([
      [480, 240, "image/webp"],
      [960, 480, "image/webp"],
    ]);
    expect((await bytesOf(row.storageKey)).equals(bytes)).toBe(true);
  });

  it("is put upright, and what the camera wrote into it is not handed on", async () => {
    const bytes = await aPicture(800, 400, { orientation: 6 });
    expect(bytes.includes("SECRET-OWNER")).toBe(true);
    const row = await prepared(bytes, "image/jpeg");
    expect([row.width, row.height]).toEqual([400, 800]);
    const wide = await prepared(await aPicture(1000, 2000, { orientation: 6 }), "image/jpeg");
    expect([wide.width, wide.height]).toEqual([2000, 1000]);
    const small = await bytesOf(wide.variants[0]?.storageKey ?? "");
    const facts = await sharp(small).metadata();
    expect([facts.width, facts.height, facts.exif, facts.orientation]).toEqual([480, 240, undefined, undefined]);
    expect(small.includes("SECRET-OWNER")).toBe(false);
  });

  it("may be smaller than all sizes, or broken, without harm", async () => {
    const icon = await prepared(await aPicture(32, 32, { format: "png" }), "image/png");
    expect([icon.width, icon.variants]).toEqual([32, []]);
    const whole = await aPicture(1200, 600);
    const broken = await prepared(whole.subarray(0, 600), "image/jpeg");
    expect(broken.variants).toEqual([]);
  });
});

describe("a video or a sound", () => {
  it("says how long it is, also when that is at its end", async () => {
    expect((await prepared(aVideo(754), "video/mp4")).durationSeconds).toBe(754);
    expect((await prepared(aSound(3), "audio/wav")).durationSeconds).toBe(3);
  });

  it("that says nothing is kept as it is", async () => {
    expect((await prepared(aVideo(10).subarray(0, 1_000), "video/mp4")).durationSeconds).toBeNull();
  });
});
