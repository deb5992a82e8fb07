import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ImportLessons } from "@/features/authoring/outline/schema";
import { listQuestions } from "@/features/authoring/server/assessment/list-questions";
import { blankQuestion } from "@/features/questions/authoring";
import { withoutIds } from "@/features/questions/body-texts";
import type { QuestionKind } from "@/features/questions/edited-question";
import { system } from "@/policy/actor";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourseOf } from "@/testing/factories/course-of";
import { getOutline } from "./get-outline";
import { importLessons } from "./import-lessons";
import { removeItems, restoreItems } from "./remove-items";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });
const means = { newId: randomUUID, trueFalse: ["Yes", "No"] as const };
const asked = (type: QuestionKind, text: string) => ({
  ...{ questionId: randomUUID(), question: { ...blankQuestion(type, means), text } },
});
const aFile = (courseId: string): ImportLessons => ({
  ...{ courseId, moduleId: randomUUID(), title: "From elsewhere" },
  lessons: [
    { lessonId: randomUUID(), title: "Bends", questions: [asked("MATCHING", "One"), asked("NUMERIC", "Two")] },
    { lessonId: randomUUID(), title: "Bends", questions: [asked("SINGLE_CHOICE", "Three")] },
  ],
});
const aCourse = () => aCourseOf(database.db, { modules: [{ title: "M1", lessons: [{ title: "a" }] }] });
const shapeOf = async (courseId: string) =>
  (await getOutline(deps(), courseId)).map(({ title, lessons }) => [
    title,
    lessons.map((lesson) => [lesson.title, lesson.type, lesson.questions]),
  ]);
const first = ["M1", [["a", "READING", null]]];
const added = [
  "From elsewhere",
  [
    ["Bends", "QUIZ", 2],
    ["Bends", "QUIZ", 1],
  ],
];

test("a file becomes a module with a lesson for each group, once however often it is sent", async () => {
  const { id: courseId } = await aCourse();
  const file = aFile(courseId);
  await importLessons(deps(), file);
  expect(await shapeOf(courseId)).toEqual([first, added]);
  await importLessons(deps(), file);
  const again = { ...file, lessons: file.lessons.map((lesson) => ({ ...lesson, lessonId: randomUUID() })) };
  await importLessons(deps(), again);
  expect(await shapeOf(courseId)).toEqual([first, added]);
  const stored = await listQuestions(deps(), courseId);
  const said = ({ answers, body, ...rest }: (typeof stored)[number]["questions"][number]) => ({
    ...{ ...rest, body: withoutIds(body) },
    answers: answers.map(({ id: _, ...answer }) => answer),
  });
  expect(stored.flatMap(({ questions }) => questions.map(said))).toEqual(
    file.lessons.flatMap(({ questions }) => questions.map(({ question }) => said(question))),
  );
});

test("it is taken back as one, doesn't come again by another try, and is put back", async () => {
  const { id: courseId } = await aCourse();
  const file = aFile(courseId);
  await importLessons(deps(), file);
  const removal = { courseId, removalId: randomUUID(), moduleIds: [file.moduleId], lessonIds: [] };
  await removeItems(deps(), removal);
  await importLessons(deps(), file);
  expect(await shapeOf(courseId)).toEqual([first]);
  await restoreItems(deps(), removal);
  expect(await shapeOf(courseId)).toEqual([first, added]);
});

test("ids that are taken store nothing", async () => {
  const [{ id: courseId }, { id: otherId }] = [await aCourse(), await aCourse()];
  const taken = aFile(otherId);
  await importLessons(deps(), taken);
  const file = aFile(courseId);
  const [lesson, ...others] = file.lessons;
  const [theirs] = taken.lessons;
  if (!lesson || !theirs) throw new Error("No lesson.");
  const refused = { code: "CONFLICT", reason: "courses.id_taken" };
  for (const bad of [
    { ...file, moduleId: taken.moduleId },
    { ...file, lessons: [{ ...lesson, lessonId: theirs.lessonId }, ...others] },
    { ...file, lessons: [{ ...lesson, questions: theirs.questions }, ...others] },
  ])
    await expect(importLessons(deps(), bad)).rejects.toMatchObject(refused);
  expect(await shapeOf(courseId)).toEqual([first]);
  await importLessons(deps(), file);
  expect(await shapeOf(courseId)).toEqual([first, added]);
});

test("a file asks no question twice, and has no more of them than fit in one write", () => {
  const file = aFile(randomUUID());
  const [lesson] = file.lessons;
  if (!lesson) throw new Error("No lesson.");
  expect(ImportLessons.safeParse(file).success).toBe(true);
  const twice = { ...file, lessons: [lesson, { ...lesson, lessonId: randomUUID() }] };
  expect(ImportLessons.safeParse(twice).success).toBe(false);
  const many = (count: number) => Array.from({ length: count }, () => asked("TRUE_FALSE", "So?"));
  const of = (count: number) => ({ ...file, lessons: [{ ...lesson, questions: many(count) }] });
  expect([1_000, 1_001].map((count) => ImportLessons.safeParse(of(count)).success)).toEqual([true, false]);
});
