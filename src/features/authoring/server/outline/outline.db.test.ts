import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { scheduleModule } from "@/features/courses/server/versions/publish-module";
import { system } from "@/policy/actor";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourseOf } from "@/testing/factories/course-of";
import { addLesson, addModule } from "./add-items";
import { describeModule } from "./describe-module";
import { duplicateItems } from "./duplicate-items";
import { getOutline } from "./get-outline";
import { moveLessons, moveModules } from "./move-items";
import { removeItems, restoreItems } from "./remove-items";
import { renameItem, showModule } from "./rename-item";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });

/** A live course whose lessons are called as in the words, one word a module. */
async function aCourseNamed(...words: string[]) {
  const made = await aCourseOf(database.db, {
    modules: words.map((word, m) => ({ title: `M${m + 1}`, lessons: [...word].map((title) => ({ title })) })),
  });
  const outline = await getOutline(deps(), made.id);
  const lesson = (title: string) =>
    outline.flatMap(({ lessons }) => lessons).find((one) => one.title === title)?.id ?? "none";
  const module = (n: number) => outline[n - 1]?.id ?? "none";
  const shape = async () =>
    (await getOutline(deps(), made.id)).map(({ lessons }) => lessons.map(({ title }) => title).join(""));
  return { courseId: made.id, versionId: made.versionId, lesson, module, shape };
}

/** Positions count from 0 without a gap, whatever was done. */
async function expectTidy(courseId: string) {
  const modules = await database.db.moduleVersion.findMany({
    where: { version: { courseId, publishedAt: null } },
    orderBy: { position: "asc" },
    include: { lessons: { orderBy: { position: "asc" }, select: { position: true } } },
  });
  expect(modules.map(({ position }) => position)).toEqual([...modules.keys()]);
  for (const { lessons } of modules) expect(lessons.map(({ position }) => position)).toEqual([...lessons.keys()]);
}

describe("the outline of a draft", () => {
  test("takes new modules, lessons and assessments, each once however often it is asked", async () => {
    const { courseId, shape } = await aCourseNamed("ab");
    const moduleId = randomUUID();
    const lessonId = randomUUID();
    for (const _ of [1, 2]) {
      await addModule(deps(), { courseId, moduleId, title: "New" });
      await addLesson(deps(), { courseId, moduleId, lessonId, title: "q", kind: "assessment" });
    }
    expect(await shape()).toEqual(["ab", "q"]);
    const [, added] = await getOutline(deps(), courseId);
    expect(added?.lessons).toMatchObject([{ id: lessonId, type: "QUIZ", questions: 0 }]);
    await expectTidy(courseId);
  });

  test("an id of another course is refused", async () => {
    const [one, other] = [await aCourseNamed("a"), await aCourseNamed("b")];
    const taken = { courseId: one.courseId, moduleId: other.module(1), title: "Mine" };
    await expect(addModule(deps(), taken)).rejects.toMatchObject({ reason: "courses.id_taken" });
    const lesson = { ...taken, moduleId: one.module(1), lessonId: other.lesson("b"), kind: "lesson" as const };
    await expect(addLesson(deps(), lesson)).rejects.toMatchObject({ reason: "courses.id_taken" });
  });

  test("moves lessons and modules in the draft alone", async () => {
    const { courseId, versionId, lesson, module, shape } = await aCourseNamed("abc", "de");
    const live = () =>
      database.db.lessonVersion.findMany({
        where: { versionId },
        orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
      });
    const before = await live();
    const move = { courseId, lessonIds: [lesson("a"), lesson("c")], moduleId: module(2), beforeLessonId: lesson("e") };
    for (const _ of [1, 2]) await moveLessons(deps(), move);
    expect(await shape()).toEqual(["b", "dace"]);
    await moveModules(deps(), { courseId, moduleIds: [module(2)], beforeModuleId: module(1) });
    expect(await shape()).toEqual(["dace", "b"]);
    await expectTidy(courseId);
    expect(await live()).toEqual(before);
  });

  test("a move to what is gone is a conflict and changes nothing", async () => {
    const { courseId, lesson, shape } = await aCourseNamed("abc");
    const move = { courseId, lessonIds: [lesson("a")], moduleId: randomUUID(), beforeLessonId: null };
    await expect(moveLessons(deps(), move)).rejects.toMatchObject({ reason: "courses.outline_changed" });
    expect(await shape()).toEqual(["abc"]);
  });

  test("what is removed comes back as it was and where it stood", async () => {
    const { courseId, lesson, module, shape } = await aCourseNamed("abcd", "ef", "g");
    const removalId = randomUUID();
    const removal = { courseId, removalId, moduleIds: [module(2)], lessonIds: [lesson("b"), lesson("c")] };
    const ids = async () =>
      (await getOutline(deps(), courseId)).map(({ id, lessons }) => [id, lessons.map((l) => l.id)]);
    await moveLessons(deps(), { courseId, lessonIds: [lesson("g")], moduleId: module(3), beforeLessonId: null });
    const before = await ids();
    for (const _ of [1, 2]) await removeItems(deps(), removal);
    expect(await shape()).toEqual(["ad", "g"]);
    await expectTidy(courseId);
    for (const _ of [1, 2]) await restoreItems(deps(), { courseId, removalId });
    expect(await shape()).toEqual(["abcd", "ef", "g"]);
    expect(await ids()).toEqual(before);
    await expectTidy(courseId);
  });

  test("a lesson whose module is gone comes back at the end of the last one", async () => {
    const { courseId, lesson, module, shape } = await aCourseNamed("ab", "c");
    const [first, second] = [randomUUID(), randomUUID()];
    await removeItems(deps(), { courseId, removalId: first, moduleIds: [], lessonIds: [lesson("a")] });
    await removeItems(deps(), { courseId, removalId: second, moduleIds: [module(1)], lessonIds: [] });
    await restoreItems(deps(), { courseId, removalId: first });
    expect(await shape()).toEqual(["ca"]);
    await restoreItems(deps(), { courseId, removalId: second });
    expect(await shape()).toEqual(["b", "ca"]);
    await expectTidy(courseId);
  });

  test("a removal of one course is not restored into another", async () => {
    const [one, other] = [await aCourseNamed("ab"), await aCourseNamed("c")];
    const removalId = randomUUID();
    await removeItems(deps(), { courseId: one.courseId, removalId, moduleIds: [], lessonIds: [one.lesson("a")] });
    await expect(restoreItems(deps(), { courseId: other.courseId, removalId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("an assessment comes back with its rules and questions", async () => {
    const made = await anAssessment(database.db, { timeLimitMinutes: 20, passingScore: 55 });
    const removalId = randomUUID();
    const { courseId, lessonId } = made;
    await removeItems(deps(), { courseId, removalId, moduleIds: [], lessonIds: [lessonId] });
    await restoreItems(deps(), { courseId, removalId });
    const back = await database.db.assessmentVersion.findFirstOrThrow({
      where: { lessonVersion: { lessonId, version: { publishedAt: null } } },
      include: { questions: { orderBy: { position: "asc" } } },
    });
    expect(back).toMatchObject({ timeLimitMinutes: 20, assessmentId: made.assessmentId });
    expect(back.questions.map(({ questionVersionId }) => questionVersionId)).toEqual(made.questionVersionIds);
  });

  test("copies are behind what they were copied from, with identities of their own", async () => {
    const { courseId, lesson, module, shape } = await aCourseNamed("abc", "d");
    const copies = {
      courseId,
      lessons: [
        { id: lesson("a"), copyId: randomUUID(), title: "A" },
        { id: lesson("c"), copyId: randomUUID(), title: "C" },
      ],
      modules: [{ id: module(1), copyId: randomUUID(), title: "Copy of M1" }],
    };
    for (const _ of [1, 2]) await duplicateItems(deps(), copies);
    expect(await shape()).toEqual(["aAbcC", "abc", "d"]);
    const outline = await getOutline(deps(), courseId);
    const all = outline.flatMap(({ lessons }) => lessons.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
    await expectTidy(courseId);
  });

  test("a copied assessment has questions of its own with the same content", async () => {
    const made = await anAssessment(database.db, { maxAttempts: 3 });
    const copyId = randomUUID();
    const copies = { courseId: made.courseId, modules: [], lessons: [{ id: made.lessonId, copyId, title: "Again" }] };
    await duplicateItems(deps(), copies);
    const read = (lessonId: string) =>
      database.db.assessmentVersion.findFirstOrThrow({
        where: { lessonVersion: { lessonId, version: { publishedAt: null } } },
        include: {
          questions: {
            orderBy: { position: "asc" },
            include: { questionVersion: { include: { answers: { orderBy: { position: "asc" } } } } },
          },
        },
      });
    const [original, copy] = [await read(made.lessonId), await read(copyId)];
    const content = (of: typeof copy) =>
      of.questions.map(({ questionVersion: { type, text, answers } }) => [
        type,
        text,
        answers.map(({ text: words, isCorrect }) => [words, isCorrect]),
      ]);
    expect(content(copy)).toEqual(content(original));
    expect(copy.maxAttempts).toBe(3);
    expect(copy.assessmentId).not.toBe(original.assessmentId);
    const ids = (of: typeof copy) => of.questions.map(({ questionVersion }) => questionVersion.questionId);
    expect(ids(copy).some((id) => ids(original).includes(id))).toBe(false);
  });

  test("renames in place; an assessment that bore the lesson's name follows it", async () => {
    const made = await anAssessment(database.db);
    const { courseId, lessonId } = made;
    await renameItem(deps(), { courseId, kind: "lesson", id: lessonId, title: "Rebuild two days" });
    const renamed = await database.db.assessmentVersion.findFirstOrThrow({
      where: { lessonVersion: { lessonId, version: { publishedAt: null } } },
      include: { lessonVersion: true },
    });
    expect([renamed.title, renamed.lessonVersion.title]).toEqual(["Rebuild two days", "Rebuild two days"]);
    const gone = { courseId, kind: "module" as const, id: randomUUID(), title: "?" };
    await expect(renameItem(deps(), gone)).rejects.toMatchObject({ reason: "courses.outline_changed" });
  });

  test("hides a module and shows it again, each as often as asked", async () => {
    const { courseId, module } = await aCourseNamed("a", "b");
    const shown = async () => (await getOutline(deps(), courseId)).map(({ isShown }) => isShown);
    for (const isShown of [false, false, true, true]) {
      await showModule(deps(), { courseId, moduleId: module(2), isShown });
      expect(await shown()).toEqual([true, isShown]);
    }
  });

  test("shows a module by hand that was to be published at a time of its own, and lets the time go", async () => {
    const { courseId, module } = await aCourseNamed("a", "b");
    const place = { courseId, moduleId: module(2) };
    await showModule(deps(), { ...place, isShown: false });
    await scheduleModule(deps(), { ...place, releaseAt: "2099-01-01T00:00:00Z", moves: true });
    await showModule(deps(), { ...place, isShown: true });
    const [, shown] = await getOutline(deps(), courseId);
    expect(shown).toMatchObject({ isShown: true, releaseAt: null });
  });

  test("a module says what it is about, in the draft alone", async () => {
    const { courseId, versionId, module } = await aCourseNamed("a", "b");
    const about = { courseId, moduleId: module(2), description: "Where it *ends*." };
    for (const _ of [1, 2]) await describeModule(deps(), about);
    const shown = await getOutline(deps(), courseId);
    expect(shown.map(({ description }) => description)).toEqual(["", about.description]);
    expect(shown.map((module) => module.about)).toEqual(["", "Where it ends."]);
    const live = await database.db.moduleVersion.findMany({ where: { versionId }, select: { description: true } });
    expect(live.map(({ description }) => description)).toEqual(["", ""]);
    const gone = { ...about, moduleId: randomUUID() };
    await expect(describeModule(deps(), gone)).rejects.toMatchObject({ reason: "courses.outline_changed" });
  });

  test("whole modules and single lessons are copied and removed in one go", async () => {
    const { courseId, lesson, module, shape } = await aCourseNamed("ab", "cd", "e");
    const copies = {
      courseId,
      modules: [1, 3].map((n) => ({ id: module(n), copyId: randomUUID(), title: "Copy" })),
      lessons: [{ id: lesson("c"), copyId: randomUUID(), title: "C" }],
    };
    for (const _ of [1, 2]) await duplicateItems(deps(), copies);
    expect(await shape()).toEqual(["ab", "ab", "cCd", "e", "e"]);
    const removal = { courseId, removalId: randomUUID(), moduleIds: [module(1), module(3)], lessonIds: [lesson("d")] };
    for (const _ of [1, 2]) await removeItems(deps(), removal);
    expect(await shape()).toEqual(["ab", "cC", "e"]);
    await restoreItems(deps(), removal);
    expect(await shape()).toEqual(["ab", "ab", "cCd", "e", "e"]);
    await expectTidy(courseId);
  });
});
