import { describe, expect, test } from "vitest";
import { guest } from "@/policy/actor";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { getLanding } from "./landing";

const opening =
  "# A promise\n\nA tide table is a *promise* made a year in advance, at one particular post.\n\n![post](media/post.svg)";

describe("the landing page's facts", () => {
  const site = testDatabase();
  const clock = aClock();

  test("it opens the first open lesson of the course that stands first, as words without markup", async () => {
    const course = await aCourseOf(site.db, {
      course: { isFeatured: true },
      modules: [
        { title: "Locked", lessons: [{ accessLevel: "PREMIUM" }] },
        { title: "Hidden", isHidden: true, lessons: [{ accessLevel: "GUEST", content: "No one reads this yet." }] },
        { title: "What a table promises", lessons: [{ accessLevel: "GUEST", content: opening, durationMinutes: 6 }] },
      ],
    });
    const { spread, featured, totals, asOf } = await getLanding(depsOf(site.db, guest, clock));
    expect(spread).toMatchObject({
      courseSlug: course.slug,
      instructor: "Nils Holm",
      lessonId: course.lessonIds[2],
      place: "2.1",
      minutes: 6,
      paragraphs: ["A tide table is a promise made a year in advance, at one particular post."],
    });
    expect(spread?.modules.map(({ title }) => title)).toEqual(["Locked", "What a table promises"]);
    expect(spread?.revisedAt).toBeInstanceOf(Date);
    expect(featured.map(({ slug }) => slug)).toEqual([course.slug]);
    expect(totals).toEqual({ courses: 1, learners: 0, lessonsCompleted: 0, certificates: 0 });
    expect(asOf).toEqual(clock.now());
  });
});
