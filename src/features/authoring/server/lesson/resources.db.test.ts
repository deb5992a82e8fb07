import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { removeItems, restoreItems } from "@/features/authoring/server/outline/remove-items";
import { publishCourse } from "@/features/courses/server/publish-course";
import { listUses } from "@/features/media/server/library/where-used";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { addResource, editResource, moveResource } from "./edit-resources";
import { getLessonForEditing } from "./get-lesson";
import { removeResource, restoreResource } from "./remove-resource";
import { saveLessonSetting } from "./save-lesson-setting";

const database = testDatabase();
const clock = aClock();

const aFileOf = (ownerId: string, originalName: string, mimeType: string) =>
  database.db.storedFile.create({
    data: {
      ownerId,
      originalName,
      mimeType,
      storageKey: `files/${randomUUID()}`,
      sizeBytes: 1_234,
      sha256: randomUUID(),
      state: "READY",
      uploadedAt: clock.now(),
    },
  });

async function atWork() {
  const course = await aCourseOf(database.db);
  const [lessonId = "", otherLessonId = ""] = course.lessonIds;
  const place = { courseId: course.id, lessonId };
  const deps = depsOf(database.db, actorOf(course.teacher), clock);
  const link = async (title: string) => {
    const resourceId = randomUUID();
    await addResource(deps, { ...place, resourceId, title, body: { url: "https://tides.example.org/" } });
    return resourceId;
  };
  const titles = async () => (await getLessonForEditing(deps, course.id, lessonId)).resources.map(({ title }) => title);
  return { course, deps, place, otherLessonId, link, titles };
}

describe("the resources of a lesson", () => {
  test("a file and a link are added once, whoever asks twice, and a publish hands them to students", async () => {
    const { course, deps, place } = await atWork();
    const file = await aFileOf(course.teacher.id, "gauge.csv", "text/csv");
    const input = { ...place, resourceId: randomUUID(), title: "Gauge", body: { fileId: file.id } };
    await addResource(deps, input);
    const { resources } = await addResource(deps, input);
    expect(resources).toEqual([
      {
        id: input.resourceId,
        title: "Gauge",
        type: "DATA",
        description: "",
        durationMinutes: null,
        isPremium: false,
        url: null,
        file: { name: "gauge.csv", sizeBytes: 1_234 },
      },
    ]);
    expect(await database.db.resourceVersion.count({ where: { lessonVersion: { versionId: course.versionId } } })).toBe(
      0,
    );
    expect((await listUses(database.db, [file.id])).get(file.id)).toMatchObject([
      { place: "resource", version: "draft" },
    ]);
    await publishCourse(deps, { courseId: course.id });
    expect((await listUses(database.db, [file.id])).get(file.id)).toMatchObject([
      { place: "resource", version: "live" },
    ]);
  });

  test("someone else's file is none, unless the course holds it already", async () => {
    const { deps, place } = await atWork();
    const stranger = await aPerson(database.db, { role: "INSTRUCTOR" });
    const [file, videoFile] = [
      await aFileOf(stranger.id, "secret.pdf", "application/pdf"),
      await aFileOf(stranger.id, "secret.mp4", "video/mp4"),
    ];
    const input = { ...place, resourceId: randomUUID(), title: "Mine now", body: { fileId: file.id } };
    await expect(addResource(deps, input)).rejects.toMatchObject({ reason: "courses.no_such_file" });
    const video = { change: { videoFileId: videoFile.id }, base: { videoFileId: null } };
    await expect(saveLessonSetting(deps, { ...place, ...video })).rejects.toMatchObject({
      reason: "courses.no_such_file",
    });
    await addResource(depsOf(database.db, actorOf(stranger), clock), { ...input, resourceId: randomUUID() });
    await addResource(deps, { ...input, resourceId: randomUUID() });
  });

  test("each field is changed by its own; over another's change nothing is stored and the list is told", async () => {
    const { deps, place, link } = await atWork();
    const resourceId = await link("Tides");
    const edit = (change: object, base: object) => editResource(deps, { ...place, resourceId, change, base });
    await edit({ isPremium: true }, { isPremium: false });
    await edit(
      { title: "All tides", url: "https://tides.example.org/all" },
      { title: "Tides", url: "https://tides.example.org/" },
    );
    const again = await edit({ title: "All tides" }, { title: "Tides" });
    expect(again.resources).toMatchObject([
      { title: "All tides", isPremium: true, url: "https://tides.example.org/all" },
    ]);
    await expect(edit({ title: "No tides" }, { title: "Tides" })).rejects.toMatchObject({
      reason: "authoring.setting_changed_meanwhile",
      facts: { resources: [{ title: "All tides" }] },
    });
    await expect(
      editResource(deps, { ...place, resourceId: randomUUID(), change: { title: "x" }, base: { title: "y" } }),
    ).rejects.toMatchObject({ reason: "authoring.resource_gone" });
  });

  test("they are moved, taken out and put back where they stood, each safe to repeat", async () => {
    const { deps, place, link, titles, otherLessonId } = await atWork();
    const [a, b, c] = [await link("A"), await link("B"), await link("C")];
    for (const _ of [1, 2]) await moveResource(deps, { ...place, resourceId: c, beforeId: a });
    expect(await titles()).toEqual(["C", "A", "B"]);
    const removalId = randomUUID();
    for (const _ of [1, 2]) await removeResource(deps, { ...place, resourceId: a, removalId });
    expect(await titles()).toEqual(["C", "B"]);
    await expect(restoreResource(deps, { ...place, lessonId: otherLessonId, removalId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    for (const _ of [1, 2]) await restoreResource(deps, { ...place, removalId });
    expect(await titles()).toEqual(["C", "A", "B"]);
    await removeResource(deps, { ...place, resourceId: b, removalId: randomUUID() });
    expect(await titles()).toEqual(["C", "A"]);
  });

  test("a removed file that was deleted meanwhile does not come back", async () => {
    const { course, deps, place, titles } = await atWork();
    const file = await aFileOf(course.teacher.id, "gauge.csv", "text/csv");
    const [resourceId, removalId] = [randomUUID(), randomUUID()];
    await addResource(deps, { ...place, resourceId, title: "Gauge", body: { fileId: file.id } });
    await removeResource(deps, { ...place, resourceId, removalId });
    await database.db.storedFile.delete({ where: { id: file.id } });
    await expect(restoreResource(deps, { ...place, removalId })).rejects.toMatchObject({
      reason: "courses.no_such_file",
    });
    expect(await titles()).toEqual([]);
  });

  test("a removed lesson comes back without the files that were deleted meanwhile", async () => {
    const { course, deps, place, link, titles } = await atWork();
    const file = await aFileOf(course.teacher.id, "gauge.csv", "text/csv");
    await addResource(deps, { ...place, resourceId: randomUUID(), title: "Gauge", body: { fileId: file.id } });
    await link("Tides");
    const video = await aFileOf(course.teacher.id, "tide.mp4", "video/mp4");
    const inDraft = { lessonId: place.lessonId, version: { publishedAt: null } };
    await database.db.lessonVersion.updateMany({ where: inDraft, data: { videoFileId: video.id } });
    const { courseId, lessonId } = place;
    const removalId = randomUUID();
    await removeItems(deps, { courseId, removalId, moduleIds: [], lessonIds: [lessonId] });
    await database.db.storedFile.deleteMany({ where: { id: { in: [file.id, video.id] } } });
    await restoreItems(deps, { courseId, removalId });
    expect(await titles()).toEqual(["Tides"]);
    expect(await database.db.lessonVersion.findFirst({ where: inDraft })).toMatchObject({ videoFileId: null });
  });

  test("whoever may not edit the course changes none of it, and learns nothing of a draft", async () => {
    const { course, place, titles } = await atWork();
    const assistant = await aPerson(database.db, { role: "INSTRUCTOR" });
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: assistant.id, role: "ASSISTANT" },
    });
    const stranger = await aPerson(database.db, { role: "STUDENT" });
    const add = (person: typeof stranger) =>
      createCaller(depsOf(database.db, actorOf(person), clock)).authoring.lesson.addResource({
        ...place,
        resourceId: randomUUID(),
        title: "Mine",
        body: { url: "https://example.org/" },
      });
    await expect(add(assistant)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(add(stranger)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await titles()).toEqual([]);
  });
});

test("a stored video takes the place of an address and goes again", async () => {
  const { course, deps, place } = await atWork();
  const videoFile = await aFileOf(course.teacher.id, "knots.mp4", "video/mp4");
  const url = "https://video.example.org/watch?v=1";
  await saveLessonSetting(deps, { ...place, change: { videoUrl: url }, base: { videoUrl: "" } });
  const taken = { change: { videoFileId: videoFile.id, videoUrl: "" }, base: { videoFileId: null, videoUrl: url } };
  await saveLessonSetting(deps, { ...place, ...taken });
  expect(await getLessonForEditing(deps, course.id, place.lessonId)).toMatchObject({
    settings: { videoUrl: "", videoFileId: videoFile.id },
    video: { name: "knots.mp4" },
  });
  const picture = await aFileOf(course.teacher.id, "knots.png", "image/png");
  const wrong = { change: { videoFileId: picture.id }, base: { videoFileId: videoFile.id } };
  await expect(saveLessonSetting(deps, { ...place, ...wrong })).rejects.toMatchObject({
    reason: "courses.no_such_file",
  });
  await saveLessonSetting(deps, { ...place, change: { videoFileId: null }, base: { videoFileId: videoFile.id } });
  expect((await getLessonForEditing(deps, course.id, place.lessonId)).video).toBeNull();
});
