import { describe, expect, it } from "vitest";
import { system } from "@/policy/actor";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourse } from "@/testing/factories/course";
import { publishCourse } from "./publish-course";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });

describe("publishing a course", () => {
  it("makes the draft the live version with its counts, and says so once", async () => {
    const course = await aCourse(database.db, { published: false, lessons: 3, assessments: 1, minutesPerLesson: 12 });
    const published = await publishCourse(deps(), { courseId: course.id, changeNote: "First" });
    expect(published).toEqual({ courseId: course.id, slug: course.slug, state: "LIVE", versionNumber: 1 });
    expect(await database.db.courseVersion.findUnique({ where: { id: course.versionId } })).toMatchObject({
      publishedAt: clock.now(),
      changeNote: "First",
      moduleCount: 1,
      lessonCount: 3,
      requiredLessonCount: 3,
      assessmentCount: 1,
      totalMinutes: 36,
    });
    expect(await publishCourse(deps(), { courseId: course.id })).toEqual(published);
    expect(await database.db.outboxEvent.count({ where: { name: "course/published" } })).toBe(1);
  });

  it("gives a course without a category the general one", async () => {
    const course = await aCourse(database.db, { published: false, course: { categoryId: null } });
    await publishCourse(deps(), { courseId: course.id });
    const { category } = await database.db.course.findUniqueOrThrow({
      where: { id: course.id },
      include: { category: true },
    });
    expect(category?.slug).toBe("general");
  });

  it("refuses what is not ready, and changes nothing", async () => {
    const course = await aCourse(database.db, { published: false, lessons: 0 });
    await expect(publishCourse(deps(), { courseId: course.id })).rejects.toMatchObject({
      reason: "courses.not_ready",
      facts: { gaps: [{ code: "no_lessons" }] },
    });
    expect(await database.db.course.findUnique({ where: { id: course.id } })).toMatchObject({
      state: "DRAFT",
      liveVersionId: null,
    });
  });

  it("refuses a draft that was edited after its publisher looked", async () => {
    const course = await aCourse(database.db, { published: false });
    await database.db.courseVersion.update({ where: { id: course.versionId }, data: { revision: 4 } });
    await expect(publishCourse(deps(), { courseId: course.id, revision: 3 })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "courses.edited_meanwhile",
    });
    await publishCourse(deps(), { courseId: course.id, revision: 4 });
  });

  it("lets one of many publishers at once make the version, and the others see it", async () => {
    const course = await aCourse(database.db, { published: false });
    const all = await Promise.all(Array.from({ length: 8 }, () => publishCourse(deps(), { courseId: course.id })));
    expect(new Set(all.map(({ versionNumber }) => versionNumber))).toEqual(new Set([1]));
    const events = await database.db.outboxEvent.findMany({ where: { name: "course/published" } });
    expect(events.filter(({ data }) => JSON.stringify(data).includes(course.id))).toHaveLength(1);
  });
});
