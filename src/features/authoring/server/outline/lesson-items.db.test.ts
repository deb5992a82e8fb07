import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createCaller } from "@/server/trpc/root";
import { anAssessment, aPerson } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";

const database = testDatabase();
const clock = aClock();

/** A live course of two lessons, the first with the links called as in the word, and its instructor at the router. */
async function withLinks(word: string) {
  const course = await aCourseOf(database.db, { modules: [{ lessons: [{ title: "One" }, { title: "Two" }] }] });
  const courseId = course.id;
  const [one = "", two = ""] = course.lessonIds;
  const { authoring } = createCaller(depsOf(database.db, actorOf(course.teacher), clock));
  const ids = new Map<string, string>();
  for (const title of word) {
    const resourceId = randomUUID();
    ids.set(title, resourceId);
    const body = { url: "https://tides.example.org/" };
    await authoring.lesson.addResource({ courseId, lessonId: one, resourceId, title, body });
  }
  const idOf = (title: string) => ids.get(title) ?? randomUUID();
  const read = () => authoring.outline.lessonItems({ courseId, lessonIds: [one, two] });
  const shape = async () => {
    const items = await read();
    return [one, two].map((id) => items[id]?.resources.map(({ title }) => title).join(""));
  };
  return { courseId, one, two, authoring, idOf, read, shape };
}

/** A live course with an assessment and a second lesson, and who leads it at the router. */
async function withAssessment() {
  const made = await anAssessment(database.db, { timeLimitMinutes: 20, passingScore: 55 });
  const { courseId, lessonId, teacher } = made;
  await database.db.courseInstructor.create({ data: { courseId, userId: teacher.id, role: "LEAD" } });
  const { authoring } = createCaller(depsOf(database.db, teacher, clock));
  const [module] = await authoring.outline.get({ courseId });
  const toLessonId = randomUUID();
  const added = { courseId, lessonId: toLessonId, moduleId: module?.id ?? "", title: "After", kind: "lesson" as const };
  await authoring.outline.addLesson(added);
  const read = async (id: string) => (await authoring.assessment.get({ courseId, lessonId: id })).assessment;
  return { made, authoring, toLessonId, read, move: { courseId, lessonId, toLessonId } };
}

describe("the resources of lessons in the outline", () => {
  test("are moved within their lesson and into another, however often it is asked", async () => {
    const { courseId, one, two, authoring, idOf, shape } = await withLinks("abc");
    const inOne = { courseId, resourceId: idOf("c"), fromLessonId: one, lessonId: one, beforeId: idOf("a") };
    for (const _ of [1, 2]) await authoring.outline.moveResource(inOne);
    expect(await shape()).toEqual(["cab", ""]);
    const away = { courseId, resourceId: idOf("a"), fromLessonId: one, lessonId: two, beforeId: null };
    for (const _ of [1, 2]) await authoring.outline.moveResource(away);
    await authoring.outline.moveResource({ ...away, resourceId: idOf("c"), beforeId: idOf("a") });
    expect(await shape()).toEqual(["b", "ca"]);
    const positions = await database.db.resourceVersion.findMany({
      where: { lessonVersion: { lessonId: two, version: { publishedAt: null } } },
      orderBy: { position: "asc" },
      select: { position: true },
    });
    expect(positions.map(({ position }) => position)).toEqual([0, 1]);
  });

  test("that are gone, and lessons of other courses, are refused", async () => {
    const [mine, other] = [await withLinks("a"), await withLinks("b")];
    const { courseId, one, two, authoring, idOf, shape } = mine;
    const move = { courseId, fromLessonId: one, lessonId: two, resourceId: randomUUID(), beforeId: null };
    await expect(authoring.outline.moveResource(move)).rejects.toMatchObject({
      cause: { reason: "authoring.resource_gone" },
    });
    const into = { ...move, resourceId: idOf("a"), lessonId: other.two };
    await expect(authoring.outline.moveResource(into)).rejects.toMatchObject({
      cause: { reason: "authoring.lesson_gone" },
    });
    const steal = { ...move, resourceId: other.idOf("b"), fromLessonId: other.one };
    await expect(authoring.outline.moveResource(steal)).rejects.toMatchObject({ cause: { code: "CONFLICT" } });
    expect([await shape(), await other.shape()]).toEqual([
      ["a", ""],
      ["b", ""],
    ]);
    expect(await authoring.outline.lessonItems({ courseId, lessonIds: [other.one] })).toEqual({});
  });

  test("are renamed in place", async () => {
    const { courseId, authoring, idOf, shape } = await withLinks("ab");
    await authoring.outline.rename({ courseId, kind: "resource", id: idOf("b"), title: "z" });
    expect(await shape()).toEqual(["az", ""]);
    const gone = { courseId, kind: "resource" as const, id: randomUUID(), title: "z" };
    await expect(authoring.outline.rename(gone)).rejects.toMatchObject({
      cause: { reason: "courses.outline_changed" },
    });
  });
});

describe("an assessment in the outline", () => {
  test("goes to a lesson that has none with its rules, questions and keys; what is live stays", async () => {
    const { made, authoring, toLessonId, read, move } = await withAssessment();
    const before = await read(made.lessonId);
    for (const _ of [1, 2]) await authoring.outline.moveAssessment(move);
    expect(await read(made.lessonId)).toBeNull();
    const after = await read(toLessonId);
    expect(after?.rules).toEqual(before?.rules);
    const keysOf = (assessment: typeof after) =>
      assessment?.questions.map(({ question: { type, text, numericValue, answers } }) => [
        type,
        text,
        numericValue,
        answers.map(({ text: words, isCorrect }) => [words, isCorrect]),
      ]);
    expect(keysOf(after)).toEqual(keysOf(before));
    expect(after?.questions).toHaveLength(2);
    // Answers given in the old place never count for the new one.
    expect(after?.questions.some(({ id }) => before?.questions.some((old) => old.id === id))).toBe(false);
    const live = await database.db.assessmentVersion.findMany({ where: { lessonVersionId: made.lessonVersionId } });
    expect(live).toMatchObject([{ assessmentId: made.assessmentId }]);
    await authoring.outline.moveAssessment({ ...move, lessonId: toLessonId, toLessonId: made.lessonId });
    expect(keysOf(await read(made.lessonId))).toEqual(keysOf(before));
  });

  test("does not go over another one, nor where no one may edit", async () => {
    const { made, authoring, toLessonId, read, move } = await withAssessment();
    const stranger = createCaller(depsOf(database.db, await aPerson(database.db, "INSTRUCTOR"), clock)).authoring;
    await expect(stranger.outline.moveAssessment(move)).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    const { courseId } = made;
    await expect(stranger.outline.lessonItems({ courseId, lessonIds: [toLessonId] })).rejects.toMatchObject({
      cause: { code: "FORBIDDEN" },
    });
    await authoring.assessment.addToLesson({ courseId, lessonId: toLessonId });
    await expect(authoring.outline.moveAssessment(move)).rejects.toMatchObject({
      cause: { reason: "authoring.assessment_there" },
    });
    expect((await read(made.lessonId))?.questions).toHaveLength(2);
  });

  test("is renamed automatically", async () => {
    const { made, authoring, read } = await withAssessment();
    const { courseId, lessonId } = made;
    await authoring.outline.rename({ courseId, kind: "assessment", id: lessonId, title: "What holds" });
    expect((await read(lessonId))?.rules.title).toBe("What holds");
    const items = await authoring.outline.lessonItems({ courseId, lessonIds: [lessonId] });
    expect(items[lessonId]?.assessment).toEqual({ title: "What holds", questions: 2 });
  });
});
