import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { publishCourse } from "@/features/courses/server/publish-course";
import { findRecordings } from "@/features/editor/document/recordings";
import { LocalStorage } from "@/server/storage/local-storage";
import type { PersonDeps } from "@/server/trpc/context";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { deleteTextCaptions } from "./delete-text-captions";
import { listTextCaptions } from "./list-text-captions";
import { saveTextCaptions } from "./save-text-captions";

const test = testDatabase();
const clock = aClock();
const folder = mkdtempSync(join(tmpdir(), "lectern-text-captions-"));
const storage = new LocalStorage({ folder, secret: "0".repeat(40), linkPath: "/files" });
setVariable("AUTH_SECRET", "0".repeat(40));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vtt = (text: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`;
const before = 'Before *it*.\n\n::video{src="media/clip.mp4"   title="Clip"}\n\n* after\n';
const video = "media/clip.mp4";
let course: MadeCourseOf;
let place: { courseId: string; lessonId: string; video: string };
let deps: PersonDeps & { storage: LocalStorage };
beforeEach(async () => {
  course = await aCourseOf(test.db, { published: false, modules: [{ lessons: [{ content: before }] }] });
  const { id: fileId } = await aStoredFile({ db: test.db, storage }, course.teacher.id, { mimeType: "video/mp4" });
  await test.db.courseFile.create({ data: { versionId: course.versionId, path: video, fileId } });
  deps = { ...depsOf(test.db, actorOf(course.teacher), clock), storage };
  place = { courseId: course.id, lessonId: course.lessonIds[0] ?? "", video };
});

const save = (text: string, seenFileId: string | null = null, language = "en") =>
  saveTextCaptions(deps, { ...place, language, label: "English", source: vtt(text), seenFileId });
const read = () =>
  test.db.lessonVersion.findFirstOrThrow({
    where: { lessonId: place.lessonId },
    select: { content: true, lesson: { select: { revision: true } } },
  });
const captionFiles = () => test.db.storedFile.count({ where: { ownerId: course.teacher.id, mimeType: "text/vtt" } });
const gaps = async () => (await createCaller(deps).courses.gaps({ courseId: course.id })) ?? [];

describe("captions of a video in a lesson's text", () => {
  it("are named by the text, which says the rest byte for byte, and go on under that name", async () => {
    const { revision } = (await read()).lesson;
    const first = await save("One");
    const named = await read();
    expect(findRecordings(named.content)).toEqual([
      { kind: "video", path: video, captions: { path: "media/clip-en.vtt", language: "en" } },
    ]);
    expect(named.content.replace(/^::video.*$/m, "")).toBe(before.replace(/^::video.*$/m, ""));
    expect(named.lesson.revision).toBe(revision + 1);
    const second = await save("Two", first.fileId);
    expect(await read()).toEqual(named);
    expect(await captionFiles()).toBe(1);
    const { tracks, video: shown } = await listTextCaptions(deps, place);
    expect(tracks).toEqual([{ language: "en", label: "English", fileId: second.fileId, source: vtt("Two") }]);
    expect(shown?.mimeType).toBe("video/mp4");
    expect((await save("Two", first.fileId)).fileId).toBe(second.fileId);
    await expect(save("Three", first.fileId)).rejects.toMatchObject({ reason: "courses.edited_meanwhile" });
    expect(await captionFiles()).toBe(1);
  });

  it("change their language and go, from the text and from storage", async () => {
    const { fileId } = await save("One");
    await save("Eins", fileId, "de");
    expect(findRecordings((await read()).content)[0]?.captions).toEqual({ path: "media/clip-de.vtt", language: "de" });
    await deleteTextCaptions(deps, place);
    await deleteTextCaptions(deps, place);
    expect(findRecordings((await read()).content)[0]?.captions).toBeNull();
    expect(await test.db.courseFile.count({ where: { versionId: course.versionId, path: "media/clip-de.vtt" } })).toBe(
      0,
    );
    expect((await listTextCaptions(deps, place)).tracks).toEqual([]);
  });

  it("are refused for a video that the lesson does not show, and ask the quota", async () => {
    const elsewhere = { ...place, video: "media/other.mp4" };
    await expect(listTextCaptions(deps, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const input = { ...elsewhere, language: "en", label: "English", source: vtt("x"), seenFileId: null };
    await expect(saveTextCaptions(deps, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await test.db.storageUse.update({ where: { ownerId: course.teacher.id }, data: { quotaBytes: 1n } });
    await expect(save("One")).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });
    expect([(await read()).content, await captionFiles()]).toEqual([before, 0]);
  });

  it("hold up a publish of a required lesson until they are there; imports let them through", async () => {
    expect(await gaps()).toContainEqual(
      expect.objectContaining({ code: "required_film_without_captions", lessonId: place.lessonId, video }),
    );
    const publish = (lets?: "required_film_without_captions") =>
      publishCourse(deps, { courseId: course.id }, lets ? { lets } : {});
    await expect(publish()).rejects.toMatchObject({ reason: "courses.not_ready" });
    await test.db.lessonVersion.updateMany({ where: { lessonId: place.lessonId }, data: { isRequired: false } });
    expect((await gaps()).map(({ code }) => code)).toContain("video_without_captions");
    await test.db.lessonVersion.updateMany({ where: { lessonId: place.lessonId }, data: { isRequired: true } });
    await save("One");
    expect((await gaps()).map(({ code }) => code)).not.toContain("required_film_without_captions");
    await deleteTextCaptions(deps, place);
    expect(await publish("required_film_without_captions")).toMatchObject({ state: "LIVE" });
  });
});
