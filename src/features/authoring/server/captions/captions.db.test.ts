import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { LocalStorage } from "@/server/storage/local-storage";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { deleteCaptions } from "./delete-captions";
import { listCaptions } from "./list-captions";
import { saveCaptions } from "./save-captions";

const test = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "lectern-captions-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
setVariable("AUTH_SECRET", "0".repeat(40));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vtt = (text: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`;
let course: MadeCourseOf;
let deps: Parameters<typeof saveCaptions>[0];
let place: { courseId: string; lessonId: string };
beforeEach(async () => {
  course = await aCourseOf(test.db);
  deps = { db: test.db, storage, now: aClock().now, actor: actorOf(course.teacher) };
  place = { courseId: course.id, lessonId: course.lessonIds[0] ?? "" };
});
const save = (text: string, seenFileId: string | null = null) =>
  saveCaptions(deps, { ...place, language: "en", label: "English", source: vtt(text), seenFileId });
const owned = async () => {
  const [files, use] = await Promise.all([
    test.db.storedFile.findMany({ where: { ownerId: course.teacher.id } }),
    test.db.storageUse.findUnique({ where: { ownerId: course.teacher.id } }),
  ]);
  expect(Number(use?.usedBytes ?? 0)).toBe(files.reduce((sum, { sizeBytes }) => sum + Number(sizeBytes), 0));
  return files;
};

describe("captions", () => {
  it("are stored in a draft that is opened for them, and read back", async () => {
    const saved = await save("The moon pulls");
    const { tracks, video } = await listCaptions(deps, place);
    expect(video).toBeNull();
    expect(tracks).toEqual([{ language: "en", label: "English", fileId: saved.fileId, source: vtt("The moon pulls") }]);
    expect(await test.db.caption.count({ where: { lessonVersion: { versionId: course.versionId } } })).toBe(0);
  });

  it("change by a new file; the state before goes when nothing holds it", async () => {
    const first = await save("One");
    const second = await save("Two", first.fileId);
    expect(second.fileId).not.toBe(first.fileId);
    const [only, ...others] = await owned();
    expect([only?.id, others]).toEqual([second.fileId, []]);
    expect(await storage.head(only?.storageKey ?? "")).not.toBeNull();
    const keys = [];
    for await (const { key } of storage.list("captions/")) keys.push(key);
    expect(keys).toContain(only?.storageKey);
  });

  it("change nothing when they are stored twice, and are not overwritten by someone who saw an older state", async () => {
    const first = await save("One");
    expect((await save("One")).fileId).toBe(first.fileId);
    await save("Two", first.fileId);
    await expect(save("Three", first.fileId)).rejects.toMatchObject({ reason: "courses.edited_meanwhile" });
    expect(await owned()).toHaveLength(1);
  });

  it("are refused with the line that is wrong, and leave nothing behind", async () => {
    const source = "WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nBackwards";
    const input = { ...place, language: "en", label: "English", source, seenFileId: null };
    await expect(saveCaptions(deps, input)).rejects.toMatchObject({
      reason: "media.captions_faulty",
      facts: { line: 3, problem: "end_before_start" },
    });
    expect(await owned()).toEqual([]);
  });

  it("are deleted from the draft, twice without harm", async () => {
    await save("One");
    await deleteCaptions(deps, { ...place, language: "en" });
    await deleteCaptions(deps, { ...place, language: "en" });
    expect((await listCaptions(deps, place)).tracks).toEqual([]);
    expect(await owned()).toEqual([]);
  });

  it("ask their owner's quota: rewriting fits where both states would not, more leaves everything as it was", async () => {
    const size = Buffer.byteLength(vtt("One"));
    await test.db.storageUse.create({ data: { ownerId: course.teacher.id, quotaBytes: BigInt(size) } });
    const first = await save("One");
    const second = await save("Two", first.fileId);
    await expect(save("Three", second.fileId)).rejects.toMatchObject({
      code: "QUOTA_EXCEEDED",
      reason: "media.quota",
      facts: { quotaBytes: size, sizeBytes: size + 2, freeBytes: size },
    });
    expect((await owned()).map(({ id }) => id)).toEqual([second.fileId]);
    expect((await listCaptions(deps, place)).tracks).toMatchObject([{ source: vtt("Two") }]);
  });

  it("of two languages at once, only one takes the last room", async () => {
    const size = Buffer.byteLength(vtt("One"));
    await test.db.storageUse.create({ data: { ownerId: course.teacher.id, quotaBytes: BigInt(size) } });
    const other = await aCourseOf(test.db);
    const tries = await Promise.allSettled([
      save("One"),
      saveCaptions(deps, {
        courseId: other.id,
        lessonId: other.lessonIds[0] ?? "",
        language: "de",
        label: "Deutsch",
        source: vtt("One"),
        seenFileId: null,
      }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await owned()).toHaveLength(1);
  });

  it("belong to a lesson of that course", async () => {
    const other = await aCourseOf(test.db);
    const input = { courseId: other.id, lessonId: place.lessonId, language: "en", label: "English" };
    await expect(saveCaptions(deps, { ...input, source: vtt("x"), seenFileId: null })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
