import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { ListFiles } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { LocalStorage } from "@/server/storage/local-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { assertMayUseFile, attachFile } from "./attach-file";
import { deleteFile } from "./delete-file";
import { describeFile, renameFile } from "./edit-file";
import { listFiles } from "./list-files";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "lectern-library-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
setVariable("AUTH_SECRET", "0".repeat(40));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let deps: MediaDeps;
let owner: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  owner = await aPerson(test.db, { role: "INSTRUCTOR" });
  deps = { db: test.db, actor: actorOf(owner), now: clock.now, storage };
});

const list = (wish: Partial<ListFiles> = {}) => listFiles(deps, ListFiles.parse(wish));
const aFile = (more: Parameters<typeof aStoredFile>[2] = {}) => aStoredFile({ db: test.db, storage }, owner.id, more);

describe("the library", () => {
  it("finds one's own files by name, kind and age, and no one else's", async () => {
    await aFile({ originalName: "Tide table 100%.png", mimeType: "image/png" });
    await aFile({ originalName: "Talk.mp4", mimeType: "video/mp4" });
    await aFile({ originalName: "old.pdf", mimeType: "application/pdf", createdAt: new Date("2026-09-01T00:00:00Z") });
    const stranger = await aPerson(test.db, { role: "INSTRUCTOR" });
    await aStoredFile({ db: test.db, storage }, stranger.id, {
      originalName: "Tide secrets.png",
      mimeType: "image/png",
    });
    const names = async (wish: Partial<ListFiles>) => (await list(wish)).files.map(({ name }) => name);
    expect((await names({})).sort()).toEqual(["Talk.mp4", "Tide table 100%.png", "old.pdf"]);
    expect(await names({ query: "tide" })).toEqual(["Tide table 100%.png"]);
    expect(await names({ query: "100%" })).toEqual(["Tide table 100%.png"]);
    expect(await names({ query: "%" })).toEqual(["Tide table 100%.png"]);
    expect(await names({ query: "_" })).toEqual([]);
    expect(await names({ kind: "video" })).toEqual(["Talk.mp4"]);
    expect(await names({ kind: "document" })).toEqual(["old.pdf"]);
    expect(await names({ unused: true })).toEqual(["old.pdf"]);
  });

  it("pages through many files without losing one", async () => {
    for (let number = 0; number < 32; number += 1) await aFile({ originalName: `file ${number}` });
    const first = await list();
    const second = await list({ page: 2 });
    expect([first.total, first.pageCount, first.files.length, second.files.length]).toEqual([32, 2, 30, 2]);
    expect(new Set([...first.files, ...second.files].map(({ id }) => id)).size).toBe(32);
    expect((await list({ page: 99 })).page).toBe(2);
    expect(first.storage.usedBytes).toBe(32 * 10);
  });

  it("renames and describes one's own file and no one else's", async () => {
    const { id } = await aFile();
    expect(await renameFile(deps, { fileId: id, name: "Tides.txt" })).toMatchObject({ name: "Tides.txt" });
    await describeFile(deps, { fileId: id, altText: "A tide table", isDecorative: false });
    expect(await describeFile(deps, { fileId: id, altText: "A tide table", isDecorative: true })).toMatchObject({
      altText: null,
      isDecorative: true,
    });
    const stranger = { ...deps, actor: actorOf(await aPerson(test.db, { role: "INSTRUCTOR" })) };
    await expect(renameFile(stranger, { fileId: id, name: "Mine" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a file that is used", () => {
  it("names each place, the live one before the draft, and cannot be deleted", async () => {
    const file = await aFile({ originalName: "tide.png", mimeType: "image/png" });
    const course = await aCourseOf(test.db, {
      published: false,
      version: { title: "Tides", thumbnailFileId: file.id },
      modules: [
        {
          lessons: [
            { title: "Springs", content: "![tide](media/tide.png)" },
            { title: "Neaps", videoFileId: file.id },
          ],
        },
      ],
    });
    await attachFile(test.db, { versionId: course.versionId, fileId: file.id });
    const [seen] = (await list({ query: "tide" })).files;
    const places = seen?.uses.map(({ place, lesson, version, course: of }) => [
      place,
      lesson?.title,
      version,
      of?.title,
    ]);
    expect(places?.sort()).toEqual([
      ["text", "Springs", "draft", "Tides"],
      ["thumbnail", undefined, "draft", "Tides"],
      ["video", "Neaps", "draft", "Tides"],
    ]);
    await expect(deleteFile(deps, { fileId: file.id })).rejects.toMatchObject({
      reason: "media.in_use",
      facts: { count: 3 },
    });
    expect(await storage.head(file.storageKey)).not.toBeNull();
  });

  it("stays although only a profile shows it, which the database itself would let go", async () => {
    const file = await aFile({ mimeType: "image/png" });
    await test.db.profile.upsert({
      where: { userId: owner.id },
      create: { userId: owner.id, pictureFileId: file.id },
      update: { pictureFileId: file.id },
    });
    await expect(deleteFile(deps, { fileId: file.id })).rejects.toMatchObject({ reason: "media.in_use" });
  });

  it("goes with its smaller images and its bytes once nothing uses it, and a second try is no failure", async () => {
    const file = await aFile();
    const variant = {
      width: 480,
      height: 10,
      storageKey: `${file.storageKey}.w480.webp`,
      mimeType: "image/webp",
      sizeBytes: 1,
    };
    await storage.put(variant.storageKey, Buffer.from("x"), { mimeType: "image/webp", maxBytes: 1 });
    await test.db.storedFile.update({ where: { id: file.id }, data: { variants: [variant] } });
    await deleteFile(deps, { fileId: file.id });
    await deleteFile(deps, { fileId: file.id });
    expect(await storage.head(file.storageKey)).toBeNull();
    expect(await storage.head(variant.storageKey)).toBeNull();
    expect((await test.db.storageUse.findUniqueOrThrow({ where: { ownerId: owner.id } })).usedBytes).toBe(0n);
  });

  it("is not deleted by someone else", async () => {
    const file = await aFile();
    const stranger = { ...deps, actor: actorOf(await aPerson(test.db, { role: "INSTRUCTOR" })) };
    await deleteFile(stranger, { fileId: file.id });
    expect(await storage.head(file.storageKey)).not.toBeNull();
  });
});

describe("attaching", () => {
  it("gives a file one readable path in a version, and another of that name a number", async () => {
    const { versionId } = await aCourseOf(test.db, { published: false });
    const one = await aFile({ originalName: "Tide Table.png" });
    const two = await aFile({ originalName: "tide table.PNG" });
    const attach = (fileId: string) => attachFile(test.db, { versionId, fileId });
    const paths = await Promise.all([attach(one.id), attach(two.id)]);
    expect(paths.map(({ path }) => path).sort()).toEqual(["media/tide-table-2.png", "media/tide-table.png"]);
    expect(await attach(one.id)).toEqual(paths[0]);
  });

  it("lets the staff of a course use what the course holds, and nothing else of its owner's", async () => {
    const { id: courseId, versionId } = await aCourseOf(test.db, { published: false });
    const shared = await aFile();
    const own = await aFile();
    await attachFile(test.db, { versionId, fileId: shared.id });
    const editor = actorOf(await aPerson(test.db, { role: "INSTRUCTOR" }));
    await assertMayUseFile(test.db, editor, { courseId, fileId: shared.id });
    await assertMayUseFile(test.db, deps.actor, { courseId, fileId: own.id });
    await expect(assertMayUseFile(test.db, editor, { courseId, fileId: own.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const seen = await listFiles({ ...deps, actor: editor }, ListFiles.parse({ courseId }));
    expect(seen.files.map(({ id }) => id)).toEqual([shared.id]);
  });
});
