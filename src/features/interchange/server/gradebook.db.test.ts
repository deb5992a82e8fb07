import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { quizFolders } from "@/testing/quiz-folders";

const database = testDatabase();
const { write, bringQuiz } = quizFolders(database);

const quiz = "questions:\n  - { id: waves, type: true-false, text: Waves?, answer: true }\n";
const gradebook = `gradebook:
  countsMissing: true
  categories:
    - name: Homework
      weight: 40
      dropLowest: 1
    - name: Exams
      weight: 33.5
  items:
    - lesson: LESSON
      category: Homework
      points: 25
    - title: Oral exam
      category: Exams
    - title: Diary
      points: 12.5
`;

/** A course whose course.yaml ends with this gradebook. */
async function bringWith(id: string, fields = gradebook) {
  const folder = await write(id, quiz);
  const yaml = (await readFile(join(folder, "course.yaml"), "utf8")) + fields.replace("LESSON", id);
  return bringQuiz(id, quiz, { "course.yaml": Buffer.from(yaml) });
}
const courseYaml = (folder: string) => readFile(join(folder, "course.yaml"), "utf8");

test("a gradebook comes out of the database as it went in, and again the same over itself", async () => {
  const { takeOut, bringBack } = await bringWith("tides");
  const { folder } = await takeOut();
  const exported = await courseYaml(folder);
  expect(exported).toContain(gradebook.replace("LESSON", "tides"));
  const { db } = database;
  const { courseId } = await db.gradeItem.findFirstOrThrow({ where: { title: "Oral exam" } });
  const items = await db.gradeItem.findMany({ where: { courseId }, include: { category: true } });
  expect(items.map(({ title, maxPoints, category }) => [title, Number(maxPoints), category?.name]).sort()).toEqual([
    [null, 25, "Homework"],
    ["Diary", 12.5, undefined],
    ["Oral exam", 100, "Exams"],
  ]);
  expect(await bringBack(folder)).toMatchObject({ isNew: false, conflicts: [], notes: [] });
  expect(await courseYaml((await takeOut()).folder)).toBe(exported);
  expect(await db.gradeItem.count({ where: { courseId } })).toBe(3);
});

test("one that was changed here stays, which the import says", async () => {
  const { takeOut, bringBack } = await bringWith("winds");
  const { folder } = await takeOut();
  const { db } = database;
  const { courseId } = await db.assessment.findFirstOrThrow({ where: { lesson: { sourceKey: "winds" } } });
  await db.gradeCategory.updateMany({ where: { courseId, name: "Homework" }, data: { weight: 10 } });
  expect((await bringBack(folder)).conflicts).toMatchObject([{ where: "course", what: "gradebook" }]);
  expect(await courseYaml((await takeOut()).folder)).toContain("weight: 10");
});

test("a course without one takes it over later", async () => {
  const { takeOut, bringBack } = await bringWith("moons", "");
  const { folder } = await takeOut();
  const plain = await courseYaml(folder);
  expect(plain).not.toContain("gradebook");
  await writeFile(join(folder, "course.yaml"), plain + gradebook.replace("LESSON", "moons"));
  expect(await bringBack(folder)).toMatchObject({ conflicts: [] });
  expect(await courseYaml((await takeOut()).folder)).toContain("name: Homework");
});

test.each([
  ["  categories: [{ name: A, weight: 10 }, { name: a, weight: 20 }]", "must have a name of its own in each entry."],
  ["  items: [{ title: Oral, category: B }]", "must have the name of one of the categories as its category."],
  ["  items: [{ lesson: knots, title: Oral }]", "must have lesson or title, and only one of them."],
  ["  items: [{ lesson: knots }, { lesson: knots }]", "must name each lesson once."],
  ["  items: [{ title: Oral, points: 0 }]", "must be above 0 and at most 10000."],
])("what can't be a gradebook is named, and nothing is stored: %s", async (fields, message) => {
  const before = await database.db.course.count();
  await expect(bringWith("knots", `gradebook:\n${fields}\n`)).rejects.toThrow(message);
  expect(await database.db.course.count()).toBe(before);
});

test("an item of a lesson without a quiz is left out, which the import says", async () => {
  const { takeOut, bringBack } = await bringWith("stars", gradebook.replace("LESSON", "nowhere"));
  const { folder } = await takeOut();
  const exported = await courseYaml(folder);
  expect(exported).not.toContain("nowhere");
  await writeFile(join(folder, "course.yaml"), `${exported.trimEnd()}\n    - lesson: nowhere\n`);
  expect((await bringBack(folder)).notCarried).toMatchObject([{ what: "gradebook", where: "course.yaml" }]);
});
