import { expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const as = (person: Parameters<typeof actorOf>[0]) => createCaller(depsOf(database.db, actorOf(person), clock));

/** Rows of a CSV file by the names of its columns. */
async function rowsOf(file: AsyncIterable<string>): Promise<Record<string, string>[]> {
  let csv = "";
  for await (const piece of file) csv += piece;
  const [names = [], ...rows] = csv
    .replace("\uFEFF", "")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])));
}

/** Three lessons that count and two optional ones, of which one is alone in its module; a hidden module counts nowhere. */
const modules = [
  { lessons: [{ title: "One" }, { title: "Aside", isRequired: false }, { title: "Two" }] },
  { lessons: [{ title: "Extra", isRequired: false }] },
  { isHidden: true, lessons: [{ title: "Hidden" }] },
  { lessons: [{ title: "Three" }] },
];

test("progress is the same count on every page and in every file, with optional lessons beside it", async () => {
  const course = await aCourseOf(database.db, { modules });
  const [one = "", aside = "", two = ""] = course.lessonIds;
  const student = await aPerson(database.db, { name: "Ada" });
  const [mine, team] = [as(student), as(course.teacher)];
  const ofCourse = { courseId: course.id };
  await mine.enrollment.enroll({ slug: course.slug });
  for (const lessonId of [one, aside]) await mine.learning.markComplete({ slug: course.slug, lessonId });
  await mine.learning.open({ slug: course.slug, lessonId: two });

  const { lessonsCompleted, lessonCount, optionalCount, progressPercentage, lesson } =
    (await mine.enrollment.mine())[0] ?? {};
  const dashboard = { done: lessonsCompleted, total: lessonCount, optional: optionalCount };
  expect({ dashboard, progressPercentage }).toEqual({
    dashboard: { done: 1, total: 3, optional: 2 },
    progressPercentage: 33.33,
  });
  expect(lesson).toMatchObject({ title: "Two", place: "1.3", at: 2 });

  const page = await mine.learning.lesson({ slug: course.slug, lessonId: two });
  expect(page.enrollment).toMatchObject({ ...dashboard, progressPercentage });
  expect(page.modules.map(({ done, total }) => [done, total])).toEqual([
    [1, 2],
    [0, 0],
    [0, 1],
  ]);
  const listed = page.modules.flatMap(({ lessons }) => lessons);
  expect(listed.filter(({ isOptional }) => isOptional).map(({ title }) => title)).toEqual(["Aside", "Extra"]);
  expect(page.lesson.number, "the same place as on the dashboard").toBe(lesson?.place);

  const { students } = await team.enrollment.students.list(ofCourse);
  expect(students).toMatchObject([{ lessonsCompleted: 1, lessonCount: 3, progressPercentage }]);
  const enrollmentId = students[0]?.enrollmentId ?? "";
  const { effect } = await team.enrollment.students.previewReset({ ...ofCourse, enrollmentId });
  expect(effect).toMatchObject({ lessonsCompleted: 1, progressPercentage });
  const inFile = { progress: "33.33", lessons: "1", lessons_total: "3" };
  expect(await rowsOf(await team.enrollment.students.export(ofCourse))).toMatchObject([inFile]);
  expect(await rowsOf(await team.statistics.analytics.exportLearners({ ...ofCourse, period: "28d" }))).toMatchObject([
    inFile,
  ]);

  expect((await mine.records.transcript()).entries).toMatchObject([{ progressPercentage }]);
  expect((await mine.enrollment.entry({ slug: course.slug })).enrollment).toMatchObject({ progressPercentage });
});

test("an optional lesson has no place among those that count, and where none is required all do", async () => {
  const student = await aPerson(database.db);
  const mine = as(student);
  const placeAfter = async (lessons: { isRequired?: boolean }[]) => {
    const course = await aCourseOf(database.db, { modules: [{ lessons }] });
    await mine.enrollment.enroll({ slug: course.slug });
    clock.advance(1_000);
    await mine.learning.open({ slug: course.slug, lessonId: course.lessonIds[1] ?? "" });
    const found = (await mine.enrollment.mine()).find(({ slug }) => slug === course.slug);
    return { at: found?.lesson?.at, total: found?.lessonCount };
  };
  expect(await placeAfter([{}, { isRequired: false }])).toEqual({ at: null, total: 1 });
  expect(await placeAfter([{ isRequired: false }, { isRequired: false }])).toEqual({ at: 2, total: 2 });
});

test("minutes left in a course are those of the lessons that count, less what was read, and nothing where one isn't known", async () => {
  const student = await aPerson(database.db);
  const mine = as(student);
  const leftOf = async (minutes: (number | null)[]) => {
    const course = await aCourseOf(database.db, {
      modules: [
        {
          lessons: [
            ...minutes.map((durationMinutes) => ({ durationMinutes })),
            { durationMinutes: 500, isRequired: false },
          ],
        },
      ],
    });
    await mine.enrollment.enroll({ slug: course.slug });
    const [first = "", second = ""] = course.lessonIds;
    const left = async () =>
      (await mine.enrollment.mine()).find(({ slug }) => slug === course.slug)?.minutesLeft ?? null;
    const before = await left();
    await mine.learning.markComplete({ slug: course.slug, lessonId: first });
    await mine.learning.open({ slug: course.slug, lessonId: second });
    clock.advance(60_000);
    const place = { block: 3, share: 0.5 };
    await mine.learning.noteStudy({ slug: course.slug, lessonId: second, activeSeconds: 30, place });
    return [before, await left()];
  };
  expect(await leftOf([10, 12, 20])).toEqual([42, 26]);
  expect(await leftOf([10, 12, null])).toEqual([null, null]);
});
