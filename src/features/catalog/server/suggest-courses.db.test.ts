import { describe, expect, test } from "vitest";
import { moveCourse } from "@/features/courses/server/move-course";
import { guest } from "@/policy/actor";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { indexCourse } from "./index-course";
import { suggestCourses } from "./suggest-courses";

describe("courses suggested while typing", () => {
  const site = testDatabase();
  const clock = aClock();
  const deps = () => depsOf(site.db, guest, clock);
  const make = async (
    title: string,
    { subtitle = "", ...course }: { subtitle?: string; visibility?: "UNLISTED" } = {},
  ) => {
    const made = await aCourseOf(site.db, {
      version: { title, subtitle },
      course,
      modules: [{ lessons: [{ accessLevel: "GUEST", content: "A sextant measures the moon." }] }],
    });
    await indexCourse(site.db, made.id, clock.now());
    return made;
  };
  const suggested = async (typed: string) => (await suggestCourses(deps(), typed)).map(({ title }) => title);

  test("hold all words, the last one as far as it is written, those whose title starts with it first", async () => {
    await make("Reading a Tide Table");
    await make("Tide Pool Walks", { subtitle: "Anémones and crabs" });
    await make("Tides that nobody finds", { visibility: "UNLISTED" });
    const gone = await make("Tides of the past");
    await moveCourse(deps(), { courseId: gone.id, move: "unpublish" });

    expect(await suggested("tid")).toEqual(["Tide Pool Walks", "Reading a Tide Table"]);
    expect(await suggested("table ti")).toEqual(["Reading a Tide Table"]);
    expect(await suggested("anemo")).toEqual(["Tide Pool Walks"]);
    expect(await suggested("nils ho")).toHaveLength(2);
    expect(await suggested("tide cheese")).toEqual([]);
  });

  test("forgive a slip, and say nothing of what only a lesson says", async () => {
    expect(await suggested("tide pol")).toEqual(["Tide Pool Walks"]);
    expect(await suggested("sextant")).toEqual([]);
  });

  test("take any signs for what they are", async () => {
    for (const typed of ["", "  ", "!&|:*()'", "tide'); DROP TABLE course; --", "\u0000", "a ".repeat(100)])
      await expect(suggestCourses(deps(), typed), typed).resolves.toBeInstanceOf(Array);
  });
});
