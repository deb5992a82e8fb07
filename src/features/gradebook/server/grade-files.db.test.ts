import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { mostFileRows } from "@/features/gradebook/grade-file";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { gradebookScenes } from "@/testing/gradebook-scene";

const database = testDatabase();
const { aBook, clock } = gradebookScenes(database);

const base64 = (text: string) => Buffer.from(text).toString("base64");

async function exported(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** Two students and the file of their grades. */
async function aFile() {
  const book = await aBook(2);
  const [ada, bo] = [await book.aStudent("=Ada, the first"), await book.aStudent("Bo")];
  await book.tried(ada, book.itemIds[0] ?? "", { percentage: 8125 });
  const { courseId, api } = book;
  const csv = await exported(await api.export({ courseId }));
  const plan = (file: string) => api.planImport({ courseId, file: base64(file) });
  return { ...book, ada, bo, csv, plan };
}

describe("a file of grades", () => {
  test("has every student and item, and nothing that a spreadsheet would run", async () => {
    const { ada, bo, csv } = await aFile();
    expect(csv).toBe(
      `\uFEFFname,username,email,Check,Check (2),total\r\n${[
        `"'=Ada, the first",${ada.username},${ada.email},81.25,,81.25`,
        `Bo,${bo.username},${bo.email},,,`,
      ].join("\r\n")}\r\n`,
    );
  });

  test("has the students that the gradebook shows, in that order", async () => {
    const { courseId, api, ada, bo, give, itemIds } = await aFile();
    await give({ enrollmentId: bo.enrollmentId, itemId: itemIds[0] ?? "", points: 9000 });
    const names = async (asked: object) => {
      const csv = await exported(await api.export({ courseId, ...asked }));
      return csv
        .split("\r\n")
        .slice(1, -1)
        .map((line) => line.split(",").at(-5));
    };
    expect(await names({})).toEqual([ada.username, bo.username]);
    expect(await names({ sort: "highest" })).toEqual([bo.username, ada.username]);
    expect(await names({ below: 85 })).toEqual([ada.username]);
    expect(await names({ q: "bo" })).toEqual([bo.username]);
  });

  test("changes nothing as it was exported", async () => {
    const { csv, plan } = await aFile();
    expect(await plan(csv)).toMatchObject({ rows: 2, changeCount: 0, problemCount: 0, unread: [] });
  });

  test("says what it would change and what can't be read, and stores nothing before it is confirmed", async () => {
    const { db, itemIds, ada, bo, plan } = await aFile();
    const rows = [
      `${ada.username},,90,101,x`,
      `,${bo.email.toUpperCase()},,"12,5",`,
      `nobody,,1,,`,
      `${ada.username},,2,,`,
      `,,3,,`,
    ];
    const planned = await plan(
      `Username;E-mail;Check;Check (2);Notes\n${rows.join("\n").replaceAll(",", ";").replace('"12;5"', '"12,5"')}`,
    );
    expect(planned.changes.map(({ line, student, item, from, to }) => [line, student, item, from, to])).toEqual([
      [2, "=Ada, the first", "Check", 8125, 9000],
    ]);
    expect(planned.problems.map(({ line, column, problem }) => [line, column, problem])).toEqual([
      [2, "Check (2)", "bad_points"],
      [3, null, "no_student"],
      [4, null, "unknown_student"],
      [5, null, "repeated_student"],
      [6, null, "no_student"],
    ]);
    // "E-mail" is not a heading of ours, so the second row names nobody.
    expect(planned.unread).toEqual(["E-mail", "Notes"]);
    expect(await db.itemGrade.count({ where: { itemId: { in: itemIds } } })).toBe(0);
  });

  test("is confirmed once, however often it is sent, and tells each student once", async () => {
    const { db, courseId, itemIds, api, ada, bo, plan } = await aFile();
    const file = `username,email,Check,Check (2)\n${ada.username},,90,50\n,${bo.email},"12,5",`;
    const { stamp, changeCount } = await plan(file);
    expect(changeCount).toBe(3);
    const confirm = { courseId, file: base64(file), stamp, importId: randomUUID() };
    expect(await api.import(confirm)).toEqual({ grades: 3, students: 2 });
    expect(await api.import(confirm)).toEqual({ grades: 3, students: 2 });
    expect(await db.itemGrade.count({ where: { itemId: { in: itemIds } } })).toBe(3);
    const told = await db.outboxEvent.findMany({ where: { name: "gradebook/grades.changed" } });
    expect(told.filter(({ data }) => JSON.stringify(data).includes(confirm.importId))).toHaveLength(2);
    const { rows } = await api.get({ courseId });
    expect(rows.map(({ cells }) => cells.map(({ points }) => points))).toEqual([
      [9000, 5000],
      [1250, null],
    ]);
    await expect(api.import({ ...confirm, importId: randomUUID() })).rejects.toThrow("gradebook.changed_since");
  });

  test("tells nobody else what it did, who sends it under the same id", async () => {
    const { db, courseId, itemIds, api, by, ada, plan } = await aFile();
    const file = `username,Check\n${ada.username},90`;
    const { stamp } = await plan(file);
    const sent = { courseId, file: base64(file), stamp, importId: randomUUID() };
    await api.import(sent);
    const other = by(await aPerson(db, { role: "ADMIN" }));
    await expect(other.import(sent)).rejects.toThrow("gradebook.changed_since");
    expect(await db.itemGrade.count({ where: { itemId: { in: itemIds } } })).toBe(1);
  });

  test("is read with five thousand lines, and refused with more", async () => {
    const { ada, plan } = await aFile();
    const file = (lines: number) => `username,Check\n${`${ada.username},90\n`.repeat(lines)}`;
    expect(await plan(file(mostFileRows))).toMatchObject({ rows: mostFileRows });
    await expect(plan(file(mostFileRows + 1))).rejects.toThrow("gradebook.file_too_long");
  });

  test("is refused where something changed since it was looked at", async () => {
    const {
      db,
      courseId,
      itemIds: [itemId = ""],
      api,
      give,
      ada,
      plan,
    } = await aFile();
    const file = `username,Check\n${ada.username},90`;
    const { stamp } = await plan(file);
    await give({ enrollmentId: ada.enrollmentId, itemId, points: 7000 });
    const confirm = { courseId, file: base64(file), stamp, importId: randomUUID() };
    await expect(api.import(confirm)).rejects.toThrow("gradebook.changed_since");
    expect(await db.itemGrade.count({ where: { itemId } })).toBe(1);
  });

  test.each([
    ["", "gradebook.file_empty"],
    ["username,Check\n", "gradebook.file_empty"],
    ["name,Check\nAda,1", "gradebook.file_without_students"],
  ])("that is %j is refused as %s", async (file, reason) => {
    const { courseId, api } = await aBook(1);
    await expect(api.planImport({ courseId, file: base64(file) })).rejects.toThrow(reason);
  });

  test("names nobody by address for those who only grade", async () => {
    const { db, courseId, by, bo } = await aFile();
    const grader = await aPerson(db, { role: "INSTRUCTOR" });
    await db.courseInstructor.create({ data: { courseId, userId: grader.id, role: "ASSISTANT", canGrade: true } });
    expect(await exported(await by(grader).export({ courseId }))).not.toContain("@example.test");
    const file = base64(`email,Check\n${bo.email},5`);
    expect(await by(grader).planImport({ courseId, file })).toMatchObject({ changeCount: 0, problemCount: 1 });
  });
});

describe("a student's own grades", () => {
  test("say what counts, what was dropped and why points were given", async () => {
    const {
      courseId,
      itemIds: [first = "", second = ""],
      api,
      by,
      aStudent,
      tried,
      give,
    } = await aBook(2);
    const student = await aStudent("Ada");
    const id = randomUUID();
    const categories = [{ id, name: "Homework", weight: 5000, dropLowest: 1 }];
    const items = [first, second].map((item) => ({ id: item, categoryId: id, maxPoints: 1000, title: null }));
    await api.saveSetup({ courseId, revision: 0, countsMissing: false, categories, items });
    await tried(student, first, { percentage: 4000 });
    await give({ enrollmentId: student.enrollmentId, itemId: second, points: 900, reason: "Late, and good" });
    expect(await by(student).mine({ courseId })).toMatchObject({
      total: 9000,
      categories: [
        {
          name: "Homework",
          percentage: 9000,
          items: [
            { points: 400, isDropped: true, reason: "" },
            { points: 900, isDropped: false, is: "given", reason: "Late, and good" },
          ],
        },
      ],
    });
  });

  test("leave out what is not in the student's version of the course", async () => {
    const { db, courseId, by, aStudent } = await aBook(2);
    const student = await aStudent("Ada");
    expect((await by(student).mine({ courseId })).categories[0]?.items).toHaveLength(2);
    const version = { courseId, number: 2, title: "Without assessments", publishedAt: clock.now() };
    const { id: versionId } = await db.courseVersion.create({ data: version });
    await db.enrollment.update({ where: { id: student.enrollmentId }, data: { versionId } });
    expect((await by(student).mine({ courseId })).categories[0]?.items).toEqual([]);
  });

  test("tell nothing of results that the author does not show, nor what they would follow from", async () => {
    const {
      courseId,
      itemIds: [first = "", second = ""],
      by,
      aStudent,
      tried,
      give,
      view,
    } = await aBook(2);
    const student = await aStudent("Ada");
    await tried(student, first, { percentage: 4321, shows: false });
    await tried(student, second, { percentage: 8000 });
    const own = await by(student).mine({ courseId });
    expect(own).toMatchObject({ total: null, isHidden: true, categories: [{ percentage: null }] });
    expect(own.categories[0]?.items.map(({ points, isHidden }) => [points, isHidden])).toEqual([
      [null, true],
      [8000, false],
    ]);
    expect(JSON.stringify(own)).not.toContain(":4321");
    expect((await view()).rows[0]?.total).toBe(6160);
    // Points that a person gave are told.
    await give({ enrollmentId: student.enrollmentId, itemId: first, points: 5000 });
    expect(await by(student).mine({ courseId })).toMatchObject({ total: 6500, isHidden: false });
  });

  test("are nobody else's", async () => {
    const { courseId, by, aStudent, course } = await aBook(1);
    await aStudent("Ada");
    await expect(by(await aPerson(database.db)).mine({ courseId })).rejects.toThrow("common.forbidden");
    await expect(by(course.teacher).mine({ courseId })).rejects.toThrow("common.forbidden");
  });
});
