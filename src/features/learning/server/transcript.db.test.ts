import { expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aStoredFile } from "@/testing/a-stored-file";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
setVariable("AUTH_SECRET", "0".repeat(40));

const vtt = (text: string) => Buffer.from(`WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`);

/** A draft's lesson with a stored video and captions in German and English. */
async function aVideo(language: string) {
  const lesson = { type: "VIDEO", accessLevel: "REGISTERED", guestContent: "Taste" } as const;
  const course = await aCourseOf(test.db, {
    published: false,
    version: { language },
    modules: [{ lessons: [lesson] }],
  });
  const stored = { db: test.db, storage: getStorage() };
  const video = await aStoredFile(stored, course.teacher.id, { mimeType: "video/mp4" });
  const row = await test.db.lessonVersion.update({
    where: { versionId_lessonId: { versionId: course.versionId, lessonId: course.lessonIds[0] ?? "" } },
    data: { videoFileId: video.id },
  });
  const captions = [];
  for (const [code, text] of [["de", "Der Mond zieht"] as const, ["en-GB", "The moon pulls"] as const]) {
    const file = await aStoredFile(stored, course.teacher.id, { mimeType: "text/vtt", bytes: vtt(text) });
    captions.push(file);
    await test.db.caption.create({ data: { lessonVersionId: row.id, language: code, label: code, fileId: file.id } });
  }
  const api = createCaller(depsOf(test.db, actorOf(course.teacher), clock));
  const place = { courseId: course.id, lessonId: row.lessonId };
  const read = async () => (await api.learning.lesson({ slug: course.slug, lessonId: row.lessonId })).transcript;
  return { course, api, place, read, captions };
}

it("of a video are the words of its captions, in the course's language if there are such, until its author writes others", async () => {
  const { api, place, read } = await aVideo("en");
  expect(await read()).toEqual({ language: "en-GB", lines: [{ start: 1, end: 2, text: "The moon pulls" }] });
  const write = (transcript: string, was: string) =>
    api.authoring.lesson.saveSetting({ ...place, change: { transcript }, base: { transcript: was } });
  await write("First.\n\nThen.", "");
  expect(await read()).toMatchObject({ language: "en", lines: [{ start: null, text: "First." }, { text: "Then." }] });
  await write("", "First.\n\nThen.");
  expect((await read()).language).toBe("en-GB");
  expect(await (await aVideo("fr")).read()).toMatchObject({ language: "de", lines: [{ text: "Der Mond zieht" }] });
});

it("is missing where the bytes of the captions are", async () => {
  const { read, captions } = await aVideo("en");
  await getStorage().delete(captions.map(({ storageKey }) => storageKey));
  expect(await read()).toEqual({ lines: [], language: null });
});

it("is no part of what a viewer below the lesson's level gets", async () => {
  const { course, place } = await aVideo("en");
  await test.db.courseVersion.update({ where: { id: course.versionId }, data: { publishedAt: clock.now() } });
  const live = { state: "LIVE", publishedAt: clock.now(), liveVersionId: course.versionId } as const;
  const { id: categoryId } = await test.db.category.create({ data: { slug: "sea", name: "Sea" } });
  await test.db.course.update({ where: { id: course.id }, data: { ...live, categoryId } });
  const guest = createCaller(depsOf(test.db, actorOf(null), clock));
  const seen = await guest.learning.lesson({ slug: course.slug, lessonId: place.lessonId });
  expect(seen.body.html).toContain("Taste");
  expect(JSON.stringify(seen)).not.toMatch(/moon|Mond/);
});
