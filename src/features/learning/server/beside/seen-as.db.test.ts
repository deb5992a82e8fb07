import { beforeAll, describe, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { type SeenAs, seenAs } from "@/features/authoring/lesson/rules";
import { saveLessonSetting } from "@/features/authoring/server/lesson/save-lesson-setting";
import { saveLessonTexts } from "@/features/authoring/server/lesson/save-lesson-texts";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();
beforeAll(() => setVariable("AUTH_SECRET", "0".repeat(40)));

async function atWork(published = true) {
  const bodies = { content: "All of it.", registeredContent: "Some of it.", guestContent: "A taste." };
  const course = await aCourseOf(database.db, { published, modules: [{ lessons: [{ ...bodies, title: "Tides" }] }] });
  const [lessonId = ""] = course.lessonIds;
  const place = { courseId: course.id, lessonId };
  const deps = depsOf(database.db, actorOf(course.teacher), clock);
  const see = (viewer: SeenAs) => createCaller(deps).learning.seenAs({ ...place, viewer });
  const bodiesSeen = () =>
    Promise.all(seenAs.map(async (viewer) => (await see(viewer)).body.html.replace(/<[^>]+>/g, "")));
  return { course, place, deps, see, bodiesSeen };
}

describe("a lesson beside its editor", () => {
  test("shows each viewer what the access table gives them, of what was saved a moment ago", async () => {
    const { place, deps, see, bodiesSeen } = await atWork();
    expect((await bodiesSeen()).map((text) => text.trim())).toEqual([
      "A taste.",
      "Some of it.",
      "All of it.",
      "All of it.",
    ]);
    const level = { change: { accessLevel: "PREMIUM" }, base: { accessLevel: "REGISTERED" } } as const;
    await saveLessonSetting(deps, { ...place, ...level });
    await saveLessonTexts(deps, { ...place, baseRevision: 0, texts: { registeredContent: "Half of it." } });
    expect((await bodiesSeen()).map((text) => text.trim())).toEqual([
      "A taste.",
      "Half of it.",
      "Half of it.",
      "All of it.",
    ]);
    expect((await see("guest")).access.opensWith).toBe("sign-in");
    expect((await see("enrolled")).access.opensWith).toBe("premium");
    expect(JSON.stringify(await see("registered"))).not.toContain("All of it.");
  });

  test("of a course that was never published has the way in that it will have", async () => {
    const { see } = await atWork(false);
    expect((await see("registered")).entry?.entry).toEqual({ isOpen: true });
  });

  test("is for the course's authors alone", async () => {
    const { place } = await atWork(false);
    for (const person of [null, await aPerson(database.db, { role: "INSTRUCTOR" })]) {
      const caller = createCaller(depsOf(database.db, actorOf(person), clock));
      await expect(caller.learning.seenAs({ ...place, viewer: "premium" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const [one, other] = [await atWork(), await atWork()];
    await expect(
      createCaller(one.deps).learning.seenAs({ ...one.place, lessonId: other.place.lessonId, viewer: "guest" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
