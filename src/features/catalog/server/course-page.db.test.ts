import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moveCourse } from "@/features/courses/server/move-course";
import { endMembership } from "@/features/studio/server/team/change-team";
import catalog from "@/messages/en/catalog.json";
import { guest } from "@/policy/actor";
import { withPageContext } from "@/server/cache/page-context";
import { tagState } from "@/server/cache/tag-state";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { getCoursePage } from "./course-page";

const mostOldMilliseconds = 5 * 60_000;

describe("the kept facts of a course page", () => {
  const site = testDatabase();
  // What is kept ends by the machine's own clock.
  const clock = aClock("2090-03-02T09:00:00Z");
  const deps = () => depsOf(site.db, guest, clock);
  let own: string;
  let other: string;

  beforeAll(() => tagState.setListening(true));
  afterAll(() => tagState.setListening(false));
  beforeEach(async () => {
    const made = await aCourseOf(site.db, { version: { title: "Reading a Tide Table" } });
    const second = await aCourseOf(site.db, {
      version: { title: "Winds and Their Names" },
      course: { enrolledCount: 7 },
    });
    own = made.id;
    other = second.id;
    await site.db.courseInstructor.create({ data: { courseId: other, userId: made.teacher.id, role: "EDITOR" } });
  });

  const teacherLine = async () => {
    const { alsoByTeacher, teachers } = await getCoursePage(deps(), own);
    return {
      also: alsoByTeacher.map(({ title }) => title),
      counts: [teachers[0]?.courseCount, teachers[0]?.learnerCount],
    };
  };

  test("are read once while nothing changes", async () => {
    const first = await getCoursePage(deps(), own);
    const second = await getCoursePage(deps(), own);
    expect(second.modules).toBe(first.modules);
    expect(second.teachers).toBe(first.teachers);
  });

  test("let go of a course of the same instructor as soon as that leaves the catalog", async () => {
    expect(await teacherLine()).toEqual({ also: ["Winds and Their Names"], counts: [2, 7] });
    await moveCourse(deps(), { courseId: other, move: "unpublish" });
    expect(await teacherLine()).toEqual({ also: [], counts: [1, 0] });
  });

  test("let go of it as soon as the instructor leaves its team, too", async () => {
    expect((await teacherLine()).also).toEqual(["Winds and Their Names"]);
    const [lead] = await site.db.courseInstructor.findMany({ where: { courseId: own } });
    await endMembership(deps(), { courseId: other, userId: lead?.userId ?? "" });
    expect((await teacherLine()).also).toEqual([]);
  });

  test("stay while a course of other instructors changes", async () => {
    const before = await getCoursePage(deps(), own);
    const stranger = await aCourseOf(site.db, {});
    await moveCourse(deps(), { courseId: stranger.id, move: "unpublish" });
    expect((await getCoursePage(deps(), own)).teachers).toBe(before.teachers);
  });

  test("show no count of students older than five minutes, though no one says that one enrolled", async () => {
    const until = await withPageContext(async (context) => {
      await getCoursePage(deps(), own);
      return context.until;
    });
    expect(until - clock.now().getTime()).toBeLessThanOrEqual(mostOldMilliseconds);
    expect(until).toBeGreaterThan(clock.now().getTime());
  });
});

describe("what it takes to pass", () => {
  const site = testDatabase();
  const clock = aClock();
  const words = createTranslator({ locale: "en", messages: { catalog }, namespace: "catalog.course" });

  test("names the lowest and the highest passing score where assessments differ", async () => {
    const lessons = [60, 70, 70].map((passingScore) => ({ hasAssessment: true, passingScore }));
    const made = await aCourseOf(site.db, { modules: [{ lessons }] });
    const { lowestPassingScore, highestPassingScore } = await getCoursePage(depsOf(site.db, guest, clock), made.id);
    expect([lowestPassingScore, highestPassingScore]).toEqual([60, 70]);
    expect(words("toPassValue", { count: 3, score: 60, most: 70, scores: "differ" })).toBe(
      "3 assessments, with passing scores from 60% to 70%",
    );
    expect(words("toPassValue", { count: 3, score: 70, most: 70, scores: "same" })).toBe(
      "3 assessments, at least 70% each",
    );
  });
});

describe("related courses", () => {
  const site = testDatabase();
  const clock = aClock("2090-03-02T09:00:00Z");
  const deps = () => depsOf(site.db, guest, clock);
  beforeAll(() => tagState.setListening(true));
  afterAll(() => tagState.setListening(false));
  const related = async (courseId: string) => (await getCoursePage(deps(), courseId)).related.map(({ slug }) => slug);

  test("are the nearest that anyone can find: of the category, then beside it, never its own instructor's again", async () => {
    const sea = await site.db.category.create({ data: { slug: "sea", name: "Sea" } });
    const [tides, winds] = await Promise.all(
      ["tides", "winds"].map((slug) => site.db.category.create({ data: { slug, name: slug, parentId: sea.id } })),
    );
    const rock = await site.db.category.create({ data: { slug: "rock", name: "Rock" } });
    const make = (slug: string, categoryId: string | undefined, course: object = {}, language = "en") =>
      aCourseOf(site.db, { slug, version: { language }, course: { categoryId: categoryId ?? null, ...course } });
    const own = await make("own", tides?.id);
    await make("far", rock.id);
    await make("hidden", tides?.id, { visibility: "UNLISTED" });
    const takenOff = await make("taken-off", tides?.id);
    await moveCourse(deps(), { courseId: takenOff.id, move: "unpublish" });
    const byTheSame = await make("by-the-same", tides?.id);
    await site.db.courseInstructor.updateMany({ where: { courseId: byTheSame.id }, data: { userId: own.teacher.id } });
    await make("beside", winds?.id, { enrolledCount: 50 });
    await make("above", sea.id, { enrolledCount: 40 });
    await make("same-german", tides?.id, { enrolledCount: 30 }, "de");
    await make("same-english", tides?.id);
    expect(await related(own.id)).toEqual(["same-english", "same-german", "beside"]);
    expect(await related((await aCourseOf(site.db)).id)).toEqual([]);
  });

  test("let go of a course as soon as that leaves the catalog", async () => {
    const category = await site.db.category.create({ data: { slug: "knots", name: "Knots" } });
    const own = await aCourseOf(site.db, { course: { categoryId: category.id } });
    const other = await aCourseOf(site.db, { course: { categoryId: category.id } });
    expect(await related(own.id)).toEqual([other.slug]);
    await moveCourse(deps(), { courseId: other.id, move: "unpublish" });
    expect(await related(own.id)).toEqual([]);
  });
});
