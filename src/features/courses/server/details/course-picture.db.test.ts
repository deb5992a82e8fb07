import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { getCoursePage } from "@/features/catalog/server/course-page";
import { publishCourse } from "@/features/courses/server/publish-course";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";
import { getCoursePicture, saveCoursePicture } from "./course-picture";

const database = testDatabase();
const clock = aClock();
beforeAll(() => setVariable("AUTH_SECRET", "0".repeat(40)));

const aFileOf = (ownerId: string, mimeType = "image/png") =>
  database.db.storedFile.create({
    data: {
      ownerId,
      mimeType,
      originalName: "pier.png",
      altText: "The pier at low water",
      storageKey: `files/${randomUUID()}`,
      sha256: randomUUID(),
      sizeBytes: 1_234,
      state: "READY",
      uploadedAt: clock.now(),
    },
  });

async function atWork() {
  const course = await aCourseOf(database.db);
  const deps = depsOf(database.db, actorOf(course.teacher), clock);
  const save = (fileId: string | null, base: string | null) =>
    saveCoursePicture(deps, { courseId: course.id, fileId, base });
  return { course, deps, save, file: await aFileOf(course.teacher.id) };
}

describe("the image of a course", () => {
  test("is chosen once, whoever asks twice, shown when it is published, and taken out again", async () => {
    const { course, deps, save, file } = await atWork();
    await save(file.id, null);
    expect((await save(file.id, null)).picture).toMatchObject({ fileId: file.id, altText: "The pier at low water" });
    const guest = createCaller(depsOf(database.db, actorOf(null), clock));
    await expect(guest.catalog.pictureLink({ slug: course.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await publishCourse(deps, { courseId: course.id });
    expect((await getCoursePage(deps, course.id)).picture).toMatchObject({ alt: "The pier at low water" });
    expect((await guest.catalog.pictureLink({ slug: course.slug })).url).toContain(file.storageKey);
    await save(null, file.id);
    expect(await getCoursePicture(deps, course.id)).toBeNull();
  });

  test("over another's choice nothing is stored", async () => {
    const { course, save, file, deps } = await atWork();
    await save(file.id, null);
    const other = await aFileOf(course.teacher.id);
    await expect(save(other.id, null)).rejects.toMatchObject({ reason: "courses.field_conflict" });
    expect(await getCoursePicture(deps, course.id)).toMatchObject({ fileId: file.id });
  });

  test("is no video, and no one else's", async () => {
    const { course, save } = await atWork();
    const stranger = await aPerson(database.db, { role: "INSTRUCTOR" });
    for (const { id } of [await aFileOf(course.teacher.id, "video/mp4"), await aFileOf(stranger.id)])
      await expect(save(id, null)).rejects.toMatchObject({ reason: "courses.no_such_file" });
    const assistant = await aPerson(database.db, { role: "INSTRUCTOR" });
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: assistant.id, role: "ASSISTANT" },
    });
    const caller = createCaller(depsOf(database.db, actorOf(assistant), clock));
    await expect(caller.courses.savePicture({ courseId: course.id, fileId: null, base: null })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
