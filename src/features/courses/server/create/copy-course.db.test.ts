import { describe, expect, test } from "vitest";
import { copyCourse } from "@/features/courses/server/create/copy-course";
import { answerColumns } from "@/features/courses/server/create/renew-identities";
import { publishCourse } from "@/features/courses/server/publish-course";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

async function aSource() {
  const teacher = await aPerson(database.db, { role: "INSTRUCTOR" });
  const course = await aCourse(database.db, {
    instructorId: teacher.id,
    lessons: 3,
    assessments: 1,
    published: false,
    course: { priceMinor: 4900, currency: "EUR" },
  });
  const [first, second] = course.lessonIds;
  await database.db.lessonVersion.updateMany({
    where: { lessonId: first ?? "" },
    data: { content: `See [the next](/learn/${course.slug}/${second}) and [another](/learn/other/${uuidV7()}).` },
  });
  const deps = depsOf(database.db, actorOf(teacher), clock);
  return { course, deps };
}

const wish = () => ({ copyId: uuidV7(), sessionId: uuidV7(), title: "The copy" });

const contentOf = (courseId: string) =>
  database.db.lessonVersion.findMany({
    where: { version: { courseId } },
    orderBy: { position: "asc" },
    select: {
      title: true,
      type: true,
      lessonId: true,
      content: true,
      assessmentVersion: {
        select: {
          assessmentId: true,
          questions: {
            select: {
              questionVersion: {
                select: {
                  questionId: true,
                  text: true,
                  readAgain: true,
                  answers: { orderBy: { position: "asc" }, select: { text: true, isCorrect: true } },
                },
              },
            },
          },
        },
      },
    },
  });

describe("the copy of a course", () => {
  test("holds the same content under identities of its own, and its links lead to its own lessons", async () => {
    const { course, deps } = await aSource();
    const [one = "", two = ""] = course.lessonIds;
    const gate = { versionId: course.versionId, lessonId: two, condition: { afterLessons: [one] } };
    await database.db.lessonGate.create({ data: gate });
    const inCourse = { question: { assessment: { courseId: course.id } } };
    await database.db.questionVersion.updateMany({ where: inCourse, data: { readAgain: [two, uuidV7(), one] } });
    const input = { courseId: course.id, ...wish() };
    const made = await copyCourse(deps, input);
    expect(await copyCourse(deps, input)).toEqual(made);
    const [was, is] = [await contentOf(course.id), await contentOf(made.courseId)];
    expect(is.map(({ title, type }) => [title, type])).toEqual(was.map(({ title, type }) => [title, type]));
    const answers = (lessons: typeof was) =>
      lessons.flatMap(({ assessmentVersion }) =>
        (assessmentVersion?.questions ?? []).map(({ questionVersion: { text, answers: of } }) => ({ text, of })),
      );
    const gates = await database.db.lessonGate.findMany({ where: { version: { courseId: made.courseId } } });
    expect(gates).toMatchObject([{ lessonId: is[1]?.lessonId, condition: { afterLessons: [is[0]?.lessonId] } }]);
    expect(answers(is)).toEqual(answers(was));
    const named = is.flatMap(({ assessmentVersion }) => assessmentVersion?.questions ?? []);
    for (const { questionVersion } of named)
      expect(questionVersion.readAgain).toEqual([is[1]?.lessonId, is[0]?.lessonId]);
    expect(named).not.toEqual([]);
    const identities = (lessons: typeof was) =>
      lessons.flatMap(({ lessonId, assessmentVersion }) => [
        lessonId,
        assessmentVersion?.assessmentId,
        ...(assessmentVersion?.questions ?? []).map(({ questionVersion }) => questionVersion.questionId),
      ]);
    const shared = identities(is).filter((id) => id !== undefined && identities(was).includes(id));
    expect(shared).toEqual([]);
    expect(is[0]?.content).toContain(`/learn/${made.slug}/${is[1]?.lessonId}`);
    expect(is[0]?.content).toContain("/learn/other/");
    const copy = await database.db.course.findUniqueOrThrow({
      where: { id: made.courseId },
      include: { versions: true },
    });
    expect(copy).toMatchObject({ creationMethod: "COPY", priceMinor: 4900, currency: "EUR", state: "DRAFT" });
    expect(copy.versions).toMatchObject([{ number: 1, title: "The copy", parentVersionId: null, publishedAt: null }]);
  });

  test("has the gradebook's categories, weights and own items, without what was removed and without grades", async () => {
    const { course, deps } = await aSource();
    const { db } = database;
    const courseId = course.id;
    const ownId = () => ({ id: uuidV7(), courseId });
    await db.gradebook.create({ data: { courseId, countsMissing: true, revision: 3 } });
    const homework = { ...ownId(), name: "Homework", weight: 40, dropLowest: 1, position: 0 };
    const exams = { ...ownId(), name: "Exams", weight: 60, dropLowest: 0, position: 1 };
    await db.gradeCategory.createMany({ data: [homework, exams] });
    const { id: assessmentId } = await db.assessment.findFirstOrThrow({ where: { courseId } });
    await db.gradeItem.update({ where: { id: assessmentId }, data: { categoryId: homework.id, maxPoints: 25 } });
    const oral = { ...ownId(), title: "Oral exam", categoryId: exams.id, maxPoints: 30 };
    const later = { ...ownId(), title: "A second one", createdAt: new Date(Date.now() + 1000) };
    await db.gradeItem.createMany({ data: [oral, later, { ...ownId(), title: "Removed", archivedAt: clock.now() }] });
    const made = await copyCourse(deps, { courseId, ...wish() });
    const of = { courseId: made.courseId };
    expect(await db.gradebook.findUnique({ where: of })).toMatchObject({ countsMissing: true, revision: 3 });
    const categories = await db.gradeCategory.findMany({ where: of, orderBy: { position: "asc" } });
    expect(categories.map(({ name, weight, dropLowest }) => [name, Number(weight), dropLowest])).toEqual([
      ["Homework", 40, 1],
      ["Exams", 60, 0],
    ]);
    const include = { category: { select: { name: true } } };
    const items = await db.gradeItem.findMany({ where: of, orderBy: { createdAt: "asc" }, include });
    const told = items.map(({ title, maxPoints, category }) => [title, Number(maxPoints), category?.name]);
    expect(told.sort()).toEqual([
      [null, 25, "Homework"],
      ["A second one", 100, undefined],
      ["Oral exam", 30, "Exams"],
    ]);
    const titles = items.flatMap(({ title }) => title ?? []);
    expect(titles).toEqual(["Oral exam", "A second one"]);
    expect(items.some(({ id }) => id === assessmentId)).toBe(false);
  });

  test("takes no publishing time of a module along, nor that students would move with it", async () => {
    const { course, deps } = await aSource();
    await database.db.moduleVersion.updateMany({
      where: { versionId: course.versionId },
      data: { releaseAt: new Date("2026-09-01T08:00:00Z"), releaseMoves: true },
    });
    const made = await copyCourse(deps, { courseId: course.id, ...wish() });
    const modules = await database.db.moduleVersion.findMany({ where: { version: { courseId: made.courseId } } });
    expect(modules.length).toBeGreaterThan(0);
    for (const module of modules) expect(module).toMatchObject({ releaseAt: null, releaseMoves: false });
  });

  test("keeps what opens when apart where a lesson and a module have one id", async () => {
    const { course, deps } = await aSource();
    const [id = "", other = ""] = course.lessonIds;
    const { versionId } = course;
    await database.db.module.create({ data: { id, courseId: course.id } });
    await database.db.moduleVersion.create({ data: { versionId, moduleId: id, position: 7, title: "Of the same id" } });
    await database.db.lessonGate.create({ data: { versionId, moduleId: id, condition: { afterLessons: [id] } } });
    await database.db.lessonGate.create({ data: { versionId, lessonId: other, condition: { afterModules: [id] } } });
    const made = await copyCourse(deps, { courseId: course.id, ...wish() });
    const version = { courseId: made.courseId };
    const module = await database.db.moduleVersion.findFirstOrThrow({ where: { version, position: 7 } });
    const lessons = await contentOf(made.courseId);
    const gates = await database.db.lessonGate.findMany({ where: { version }, orderBy: { lessonId: "asc" } });
    expect(gates).toMatchObject([
      { lessonId: lessons[1]?.lessonId, moduleId: null, condition: { afterModules: [module.moduleId] } },
      { lessonId: null, moduleId: module.moduleId, condition: { afterLessons: [lessons[0]?.lessonId] } },
    ]);
  });

  test("can be published, and leaves the other course as it was", async () => {
    const { course, deps } = await aSource();
    const made = await copyCourse(deps, { courseId: course.id, ...wish() });
    await publishCourse(deps, { courseId: made.courseId });
    const other = await database.db.course.findUniqueOrThrow({ where: { id: course.id } });
    expect(other.state).toBe("DRAFT");
    expect(await database.db.lesson.count({ where: { courseId: course.id } })).toBe(3);
  });

  test("is for those who may take the course out: not an assistant, not a stranger", async () => {
    const { course } = await aSource();
    const assistant = await aPerson(database.db, { role: "INSTRUCTOR" });
    await database.db.courseInstructor.create({
      data: { courseId: course.id, userId: assistant.id, role: "ASSISTANT" },
    });
    const ask = (person: typeof assistant) =>
      createCaller(depsOf(database.db, actorOf(person), clock)).studio.builder.copy({
        courseId: course.id,
        ...wish(),
      });
    await expect(ask(assistant)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask(await aPerson(database.db, { role: "INSTRUCTOR" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("every column of an answer is copied or its own", async () => {
    const rows = await database.db.$queryRaw<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'answer'`;
    const known = [...answerColumns.split(", "), "id", "question_version_id", "position", "created_at"];
    expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
