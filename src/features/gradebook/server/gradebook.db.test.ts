import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import fc from "@/testing/fast-check";
import { gradebookScenes } from "@/testing/gradebook-scene";
import { readSums } from "./list-order";

const database = testDatabase();
const { aBook, clock } = gradebookScenes(database);
const named = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("a cell", () => {
  test.each([
    ["BEST", 8000],
    ["LAST", 6000],
    ["AVERAGE", 6667],
  ] as const)("counts attempts under %s as the student was told", async (rule, points) => {
    const {
      itemIds: [itemId = ""],
      aStudent,
      tried,
      view,
    } = await aBook(1);
    const student = await aStudent("Ada");
    for (const percentage of [6001, 8000, 6000]) await tried(student, itemId, { percentage, rule });
    const { rows } = await view();
    // (60.01 + 80 + 60) / 3 = 66.67, rounded down.
    expect(rows[0]?.cells).toEqual([{ is: "graded", points, grade: 0 }]);
    expect(rows[0]?.total).toBe(points);
  });

  test("says that it waits, is missing, or is not in the student's version", async () => {
    const { db, course, courseId, itemIds, aStudent, tried, view } = await aBook(2);
    const waiting = await aStudent("Ada");
    await tried(waiting, itemIds[0] ?? "", { percentage: null });
    const other = await aStudent("Bo");
    const version = { courseId, number: 2, title: "Without assessments", publishedAt: clock.now() };
    const { id: versionId } = await db.courseVersion.create({ data: version });
    await db.enrollment.update({ where: { id: other.enrollmentId }, data: { versionId } });
    const { rows } = await view();
    expect(rows.map(({ cells }) => cells.map(({ is }) => is))).toEqual([
      ["waiting", "missing"],
      ["absent", "absent"],
    ]);
    expect(rows.map(({ total }) => total)).toEqual([null, null]);
    expect(course.lessonIds).toHaveLength(2);
  });
});

describe("a grade that a person gives", () => {
  test("comes before the result, keeps its history and can be taken back", async () => {
    const {
      courseId,
      itemIds: [itemId = ""],
      api,
      aStudent,
      tried,
      give,
    } = await aBook(1);
    const { enrollmentId, ...student } = await aStudent("Ada");
    await tried({ ...student, enrollmentId }, itemId, { percentage: 4000 });
    const given = await give({ enrollmentId, itemId, points: 7050, reason: "Oral part" });
    expect(given).toMatchObject({ cells: [{ is: "given", points: 7050, grade: 1 }], total: 7050 });
    const back = await give({ enrollmentId, itemId, points: null, replaces: 1 });
    expect(back).toMatchObject({ cells: [{ is: "graded", points: 4000, grade: 2 }], total: 4000 });
    const { grades, attempts } = await api.cell({ courseId, enrollmentId, itemId });
    expect(grades.map(({ number, points, reason }) => [number, points, reason])).toEqual([
      [2, null, ""],
      [1, 7050, "Oral part"],
    ]);
    expect(attempts.map(({ percentage }) => percentage)).toEqual([4000]);
  });

  test("is the same when it is sent again, and tells of another that came first", async () => {
    const {
      db,
      itemIds: [itemId = ""],
      aStudent,
      give,
    } = await aBook(1);
    const { enrollmentId } = await aStudent("Ada");
    const gradeId = randomUUID();
    await give({ enrollmentId, itemId, gradeId, points: 100 });
    await give({ enrollmentId, itemId, gradeId, points: 100 });
    expect(await db.itemGrade.count({ where: { enrollmentId } })).toBe(1);
    const other = await aStudent("Bo");
    await expect(give({ enrollmentId: other.enrollmentId, itemId, gradeId, points: 100 })).rejects.toThrow(
      "gradebook.no_such_cell",
    );
    await expect(give({ enrollmentId, itemId, points: 200 })).rejects.toMatchObject({
      cause: { reason: "gradebook.graded_meanwhile", facts: { points: 1 } },
    });
    const tries = [300, 400].map((points) => () => give({ enrollmentId, itemId, points, replaces: 1 }));
    const results = await Promise.allSettled(tries.map((go) => go()));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.itemGrade.count({ where: { enrollmentId } })).toBe(2);
  });

  test("is no more than the item has, and of the own course", async () => {
    const {
      itemIds: [itemId = ""],
      aStudent,
      give,
    } = await aBook(1);
    const { enrollmentId } = await aStudent("Ada");
    await expect(give({ enrollmentId, itemId, points: 10_001 })).rejects.toThrow("gradebook.too_many_points");
    const elsewhere = await aBook(1);
    await expect(elsewhere.give({ enrollmentId, itemId })).rejects.toThrow("gradebook.no_such_cell");
  });

  test("is never rewritten", async () => {
    const {
      db,
      itemIds: [itemId = ""],
      aStudent,
      give,
    } = await aBook(1);
    const { enrollmentId } = await aStudent("Ada");
    await give({ enrollmentId, itemId });
    await expect(db.itemGrade.updateMany({ where: { enrollmentId }, data: { points: 1 } })).rejects.toThrow(
      "append-only",
    );
    await expect(db.itemGrade.deleteMany({ where: { enrollmentId } })).rejects.toThrow("append-only");
  });
});

describe("the setup", () => {
  test("is saved as a whole, once, and not over another's", async () => {
    const {
      db,
      courseId,
      itemIds: [first = "", second = ""],
      api,
    } = await aBook(2);
    const [homework, oral] = [randomUUID(), randomUUID()];
    const categories = [{ id: homework, name: "Homework", weight: 6000, dropLowest: 1 }];
    const items = [
      { id: first, categoryId: homework, maxPoints: 2000, title: null },
      { id: second, categoryId: null, maxPoints: 10_000, title: null },
      { id: oral, categoryId: homework, maxPoints: 500, title: "Oral exam" },
    ];
    const wanted = { courseId, revision: 0, countsMissing: true, categories, items };
    const saved = await api.saveSetup(wanted);
    expect(saved).toMatchObject({ revision: 1, countsMissing: true, categories });
    expect(saved.items.map(({ id, categoryId, maxPoints }) => ({ id, categoryId, maxPoints }))).toEqual(
      items.map(({ title: _, ...item }) => item),
    );
    expect(await api.saveSetup(wanted)).toEqual(saved);
    await expect(api.saveSetup({ ...wanted, countsMissing: false })).rejects.toThrow("gradebook.setup_changed");
    const without = await api.saveSetup({
      ...wanted,
      revision: 1,
      categories: [],
      items: items.slice(0, 2).map((item) => ({ ...item, categoryId: null })),
    });
    expect(without.items.map(({ id }) => id)).toEqual([first, second]);
    expect((await db.gradeItem.findUniqueOrThrow({ where: { id: oral } })).archivedAt).not.toBeNull();
  });

  test("is refused where it doesn't fit", async () => {
    const {
      courseId,
      itemIds: [itemId = ""],
      api,
      aStudent,
      give,
    } = await aBook(1);
    const elsewhere = await aBook(1);
    const item = { id: itemId, categoryId: null, maxPoints: 10_000, title: null };
    const category = { id: randomUUID(), name: "Labs", weight: 1, dropLowest: 0 };
    const save =
      (
        categories: (typeof category)[],
        items: { id: string; categoryId: string | null; maxPoints: number; title: string | null }[],
      ) =>
      () =>
        api.saveSetup({ courseId, revision: 0, countsMissing: false, categories, items });
    for (const refused of [
      save([], [{ ...item, categoryId: randomUUID() }]),
      save([], [{ ...item, title: "Mine" }]),
      save([], [item, item]),
      save([category, { ...category, id: randomUUID(), name: "labs" }], [item]),
      save([], [item, { ...item, id: elsewhere.itemIds[0] ?? "", title: "Theirs" }]),
    ])
      await expect(refused()).rejects.toThrow("gradebook.setup_inconsistent");
    const { enrollmentId } = await aStudent("Ada");
    await give({ enrollmentId, itemId, points: 9000 });
    await expect(save([], [{ ...item, maxPoints: 8999 }])()).rejects.toThrow("gradebook.more_points_given");
    expect((await save([], [{ ...item, maxPoints: 9000 }])()).revision).toBe(1);
  });
});

describe("students are found", () => {
  test("by name, total and what is missing, in any order", async () => {
    const {
      itemIds: [itemId = ""],
      aStudent,
      tried,
      view,
    } = await aBook(1);
    for (const [name, percentage] of [
      ["Cleo", 9000],
      ["ada", 5000],
      ["Bo", null],
      ["Dora", 4999],
    ] as const) {
      const student = await aStudent(name);
      if (percentage !== null) await tried(student, itemId, { percentage });
    }
    expect(named((await view()).rows)).toEqual(["ada", "Bo", "Cleo", "Dora"]);
    expect(named((await view({ sort: "highest" })).rows)).toEqual(["Cleo", "ada", "Dora", "Bo"]);
    expect(named((await view({ sort: "lowest" })).rows)).toEqual(["Dora", "ada", "Cleo", "Bo"]);
    expect(named((await view({ below: 50 })).rows)).toEqual(["Dora"]);
    expect(named((await view({ below: 49.99 })).rows)).toEqual([]);
    expect(named((await view({ isMissing: true })).rows)).toEqual(["Bo"]);
    // In no made-up address: those are hexadecimal and end with "example.test".
    expect(named((await view({ q: "OR" })).rows)).toEqual(["Dora"]);
  });

  test("by address only for those who look after students", async () => {
    const { db, courseId, by, aStudent, view } = await aBook(1);
    const { email } = await aStudent("Ada");
    expect((await view({ q: email })).rows).toMatchObject([{ name: "Ada", email }]);
    const grader = await aPerson(db, { role: "INSTRUCTOR" });
    await db.courseInstructor.create({ data: { courseId, userId: grader.id, role: "ASSISTANT", canGrade: true } });
    expect((await by(grader).get({ courseId, q: "Ada" })).rows).toMatchObject([{ name: "Ada", email: null }]);
    expect((await by(grader).get({ courseId, q: "@example.test" })).rows).toEqual([]);
  });

  test("with as many queries for many students and items as for few", async () => {
    const few = await aBook(1);
    await few.aStudent("Ada");
    const many = await aBook(6);
    for (let at = 0; at < 8; at += 1)
      await many.tried(await many.aStudent(`Student ${at}`), many.itemIds[0] ?? "", { percentage: 100 });
    const count = (book: typeof few) => countQueries(() => book.view({ sort: "highest", isMissing: false }));
    expect(await count(few)).toBe(await count(many));
    // The guard's facts, and the four of the gradebook.
    expect(await count(many)).toBeLessThanOrEqual(6);
  });
});

/** For each student and item what they have, over categories by chance. */
const anyBook = fc.record({
  countsMissing: fc.boolean(),
  categories: fc.array(fc.record({ weight: fc.nat(10_000), dropLowest: fc.nat(3) }), { maxLength: 3 }),
  items: fc.array(fc.record({ category: fc.option(fc.nat(3)), maxPoints: fc.integer({ min: 1, max: 1_000_000 }) }), {
    minLength: 5,
    maxLength: 5,
  }),
  marks: fc.array(
    fc.array(fc.oneof(fc.nat(10_000), fc.constantFrom("missing", "waiting", "full")), { minLength: 5, maxLength: 5 }),
    {
      minLength: 3,
      maxLength: 3,
    },
  ),
});

test("what Postgres adds up for the order is each row's total", async () => {
  const { db, courseId, itemIds, api, aStudent, tried, view, give } = await aBook(5);
  const students = [await aStudent("A"), await aStudent("B"), await aStudent("C")];
  let isFirst = true;
  await fc.assert(
    fc.asyncProperty(anyBook, async ({ countsMissing, categories, items, marks }) => {
      const { setup, rows: before } = await view();
      const grouped = categories.map((category, at) => ({ ...category, id: randomUUID(), name: `Category ${at}` }));
      // Nobody's points may be above the maximum, so those of the run before are taken back first.
      for (const { enrollmentId, cells } of before)
        for (const [at, { is, grade }] of cells.entries())
          if (is === "given") await give({ enrollmentId, itemId: itemIds[at] ?? "", points: null, replaces: grade });
      const wanted = items.map(({ category, maxPoints }, at) => {
        return { id: itemIds[at] ?? "", title: null, maxPoints, categoryId: grouped[category ?? -1]?.id ?? null };
      });
      await api.saveSetup({ courseId, revision: setup.revision, countsMissing, categories: grouped, items: wanted });
      const { rows } = await view();
      for (const [of, student] of students.entries())
        for (const [at, mark] of (marks[of] ?? []).entries()) {
          const [itemId = "", item] = [itemIds[at], items[at]];
          if (isFirst && mark === "waiting") await tried(student, itemId, { percentage: null });
          const points =
            mark === "full"
              ? (item?.maxPoints ?? 0)
              : typeof mark === "number"
                ? Math.min(mark, item?.maxPoints ?? 0)
                : null;
          const replaces = rows[of]?.cells[at]?.grade ?? 0;
          if (points !== null) await give({ enrollmentId: student.enrollmentId, itemId, points, replaces });
        }
      isFirst = false;
      const shown = await view();
      const everyone = { q: "", sort: "name", below: null, isMissing: false, groupId: null, showsEmail: true } as const;
      expect(await readSums(db, shown.setup, { ...everyone, courseId, at: clock.now() })).toEqual(
        shown.rows.map(({ enrollmentId: id, total, cells }) => {
          return { id, total, missing: cells.filter(({ is }) => is === "missing").length };
        }),
      );
    }),
    { numRuns: 10 },
  );
});
