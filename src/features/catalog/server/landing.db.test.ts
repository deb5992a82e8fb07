import { describe, expect, test } from "vitest";
import { guest } from "@/policy/actor";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { CatalogQuery } from "../schema";
import { getLanding } from "./landing";
import { searchCourses } from "./search-courses";

const opening =
  "# A promise\n\nA tide table is a *promise* made a year in advance, at one particular post.\n\n![post](media/post.svg)";

describe("the landing page's facts", () => {
  const site = testDatabase();
  const clock = aClock();

  test("it opens the first open lesson of the course that is first, as words without markup", async () => {
    const course = await aCourseOf(site.db, {
      course: { isFeatured: true },
      version: { objectives: ["Read a table", "Reduce a height", "Know a datum", "Plan a passage"] },
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
      objectives: ["Read a table", "Reduce a height", "Know a datum"],
      paragraphs: ["A tide table is a promise made a year in advance, at one particular post."],
    });
    expect(spread?.modules.map(({ title }) => title)).toEqual(["Locked", "What a table promises"]);
    expect(spread?.revisedAt).toBeInstanceOf(Date);
    expect(featured.map(({ slug }) => slug)).toEqual([course.slug]);
    expect(totals).toEqual({ courses: 1, learners: 0, lessonsCompleted: 0, certificates: 0 });
    expect(asOf).toEqual(clock.now());
  });

  test("it names the subjects that are featured, or else the most used, with the courses that their facets find", async () => {
    const make = (slug: string, data: { parentId?: string; isActive?: boolean } = {}) =>
      site.db.category.create({ data: { slug, name: slug, ...data } });
    const sea = await make("sea");
    const tides = await make("tides", { parentId: sea.id });
    const [rock, hidden] = [await make("rock"), await make("hidden", { isActive: false })];
    await make("empty");
    for (const { id } of [sea, tides, tides, rock, hidden]) await aCourseOf(site.db, { course: { categoryId: id } });
    await aCourseOf(site.db, { course: { categoryId: rock.id, visibility: "UNLISTED" } });
    const subjects = async () => {
      const { categories } = await getLanding(depsOf(site.db, guest, clock));
      return categories.filter(({ slug }) => !slug.endsWith("-subject")).map(({ slug, count }) => [slug, count]);
    };
    expect(await subjects()).toEqual([
      ["sea", 3],
      ["tides", 2],
      ["rock", 1],
    ]);
    await site.db.category.updateMany({ where: { slug: { in: ["rock", "empty"] } }, data: { isFeatured: true } });
    expect(await subjects()).toEqual([["rock", 1]]);
    const shown = await searchCourses(depsOf(site.db, guest, clock), CatalogQuery.parse({ category: ["sea"] }));
    expect(shown.total).toBe(3);
  });
});
