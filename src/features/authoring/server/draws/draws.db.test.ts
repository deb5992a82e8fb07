import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getStart } from "@/features/assessment/server/get-start";
import { startAttempt } from "@/features/assessment/server/start-attempt";
import { getAssessmentForEditing } from "@/features/authoring/server/assessment/get-assessment";
import { listQuestions } from "@/features/authoring/server/assessment/list-questions";
import { removeAssessment, restoreAssessment } from "@/features/authoring/server/assessment/remove-assessment";
import { getBank } from "@/features/authoring/server/banks/list-banks";
import { deleteBank } from "@/features/authoring/server/banks/save-bank";
import { deleteBankQuestions, markBankQuestions } from "@/features/authoring/server/banks/write-bank-questions";
import { duplicateItems } from "@/features/authoring/server/outline/duplicate-items";
import { removeItems, restoreItems } from "@/features/authoring/server/outline/remove-items";
import { findPublishingGaps } from "@/features/courses/rules";
import { copyCourse } from "@/features/courses/server/create/copy-course";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { getDraft } from "@/features/courses/server/get-draft";
import { publishCourse } from "@/features/courses/server/publish-course";
import { listDraftChanges } from "@/features/courses/server/versions/list-draft-changes";
import { aQuestionBank } from "@/testing/a-question-bank";
import { aLearnerOf, anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { listDraws } from "./list-draws";
import { removeDraw, saveDraw } from "./save-draw";
import { previewDrawUpdate, updateDraws } from "./update-draws";

const database = testDatabase();

/** A live course with an assessment of two questions, and a bank of its instructor's: five on tides, one of them unfinished. */
async function atWork() {
  const made = await anAssessment(database.db);
  const deps = depsOf(database.db, made.teacher, aClock());
  await database.db.courseInstructor.create({
    data: { courseId: made.courseId, userId: made.teacher.id, role: "LEAD", canEditContent: true, canPublish: true },
  });
  const bank = await aQuestionBank(deps, [
    { text: "Tide 1", tags: ["tides", "easy"], difficulty: 1 },
    { text: "Tide 2", tags: ["tides"], difficulty: 2 },
    { text: "Tide 3", tags: ["tides"], difficulty: 2 },
    { text: "Tide 4", tags: ["tides"] },
    { text: "Unfinished", tags: ["tides"], question: { answers: [] } },
    { text: "Knot", tags: ["knots"] },
  ]);
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const drawKey = randomUUID();
  const draw = (more: Partial<Parameters<typeof saveDraw>[1]> = {}) =>
    saveDraw(deps, {
      ...place,
      drawKey,
      bankId: bank.bankId,
      tags: ["tides"],
      difficulty: null,
      count: 2,
      points: 3,
      readAgain: [],
      ...more,
    });
  const pools = async () => (await listDraws(deps, place)).map(({ pool }) => pool.map(({ text }) => text));
  const update = async () => updateDraws(deps, { ...place, stamp: (await previewDrawUpdate(deps, place)).stamp });
  const publish = async () => {
    const draft = await getDraft(database.db, made.courseId);
    if (!draft) throw new Error("there is a draft");
    const changed = { title: "T", description: "D", objectives: ["O"] };
    await database.db.courseVersion.update({ where: { id: draft.versionId }, data: changed });
    await publishCourse(deps, { courseId: made.courseId, revision: draft.revision });
    return draft.versionId;
  };
  return { made, deps, place, bank, drawKey, draw, pools, update, publish };
}

/** The questions in the pools of a course's version, with their lessons to read again. */
async function poolOf(versionId: string) {
  const placed = await database.db.assessmentQuestion.findMany({
    where: { drawKey: { not: null }, assessmentVersion: { lessonVersion: { versionId } } },
    orderBy: { position: "asc" },
    select: { questionVersion: { select: { text: true, number: true, readAgain: true } } },
  });
  return placed.map(({ questionVersion: { text, number, readAgain } }) => [text, number, readAgain]);
}

const snapshotOf = async (attemptId: string) => {
  const attempt = await database.db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } });
  const ids = (attempt.questionOrder as { questionVersionId: string }[]).map((item) => item.questionVersionId);
  const versions = await database.db.questionVersion.findMany({ where: { id: { in: ids } } });
  return { maxScore: attempt.maxScore.toNumber(), texts: versions.map(({ text }) => text).sort(), count: ids.length };
};

describe("a draw", () => {
  test("brings in what matches and can be asked, with its points, and leaves the author's questions alone", async () => {
    const { deps, made, draw, pools } = await atWork();
    expect(await draw()).toMatchObject({ pool: 4 });
    expect(await pools()).toEqual([["Tide 1", "Tide 2", "Tide 3", "Tide 4"]]);
    const { assessment } = await getAssessmentForEditing(deps, made.courseId, made.lessonId);
    expect(assessment?.questions.map(({ question }) => question.text)).toEqual(["Which?", "Which?"]);
    await draw({ tags: ["tides", "easy"], count: 1, points: 1 });
    expect(await pools()).toEqual([["Tide 1"]]);
    await draw({ difficulty: 2 });
    expect(await pools()).toEqual([["Tide 2", "Tide 3"]]);
    const inPool = await database.db.assessmentQuestion.findMany({
      where: { drawKey: { not: null }, assessmentVersion: { assessmentId: made.assessmentId } },
      select: { questionVersion: { select: { points: true, questionId: true } } },
    });
    expect(inPool.map(({ questionVersion }) => questionVersion.points.toNumber())).toEqual([3, 3]);
    const questions = await database.db.question.count({ where: { assessmentId: made.assessmentId } });
    expect(questions, "questions that return are the same ones").toBe(2 + 4);
  });

  test("is counted in the list of a course's questions, which has the author's own", async () => {
    const { made, deps, draw } = await atWork();
    await draw();
    expect(await listQuestions(deps, made.courseId)).toMatchObject([{ questions: { length: 2 }, drawn: 2 }]);
  });

  test("never shares a question with another draw", async () => {
    const { draw, pools } = await atWork();
    await draw({ difficulty: 2 });
    await draw({ drawKey: randomUUID() });
    expect(await pools()).toEqual([
      ["Tide 2", "Tide 3"],
      ["Tide 1", "Tide 4"],
    ]);
  });

  test("needs a bank of one's own", async () => {
    const { made, draw, place } = await atWork();
    const mate = depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), aClock());
    await draw();
    const [seen] = await listDraws(mate, place);
    expect(seen).toMatchObject({ isOpen: false, bankTitle: "Tides", count: 2 });
    const wanted = { ...place, drawKey: randomUUID(), tags: [], difficulty: null, count: 1, points: 1, readAgain: [] };
    await expect(saveDraw(mate, { ...wanted, bankId: seen?.bankId ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await previewDrawUpdate(mate, place)).draws).toEqual([]);
    await removeDraw(mate, { ...place, drawKey: seen?.key ?? "" });
    expect(await listDraws(mate, place)).toEqual([]);
    const left = await database.db.assessmentQuestion.findMany({
      where: { assessmentVersion: { assessmentId: made.assessmentId, NOT: { id: made.assessmentVersionId } } },
      orderBy: { position: "asc" },
    });
    expect(left.map(({ position }) => position)).toEqual([0, 1]);
  });

  test("keeps a course from being published while its pool is smaller than what it draws", async () => {
    const { made, draw } = await atWork();
    await draw({ count: 5 });
    const gaps = async () => findPublishingGaps((await getDraft(database.db, made.courseId))?.facts ?? { ...none });
    expect(await gaps()).toContainEqual(expect.objectContaining({ code: "draw_with_few_questions" }));
    await draw({ count: 4 });
    expect((await gaps()).map(({ code }) => code)).not.toContain("draw_with_few_questions");
  });
});

const none = { title: "", description: "", objectives: [], hasCategory: true, isPriced: false, modules: [] };

describe("an attempt", () => {
  test("has as many questions of the pool as are drawn, and the same maximum as any other", async () => {
    const { made, deps, draw, publish } = await atWork();
    await draw();
    const versionId = await publish();
    const seen = new Set<string>();
    for (let n = 0; n < 12; n++) {
      const student = await aLearnerOf(database.db, { ...made, versionId });
      const asked = { ...deps, actor: student, person: student };
      const address = { slug: made.slug, lessonId: made.lessonId };
      expect(await getStart(asked, address)).toMatchObject({ questionCount: 4, maxScore: 800, isDrawn: true });
      const { attemptId } = await startAttempt(asked, address);
      const { maxScore, texts, count } = await snapshotOf(attemptId);
      expect([maxScore, count, texts.filter((text) => text.startsWith("Tide")).length]).toEqual([8, 4, 2]);
      seen.add(texts.join());
    }
    expect(seen.size, "twelve students have the same two of four with a chance of 6^-11").toBeGreaterThan(1);
  });

  test("keeps its questions when the bank's change, and so do published versions", async () => {
    const { made, deps, bank, draw, pools, update, publish } = await atWork();
    await draw({ count: 4 });
    const versionId = await publish();
    const student = await aLearnerOf(database.db, { ...made, versionId });
    const { attemptId } = await startAttempt(
      { ...deps, person: student },
      { slug: made.slug, lessonId: made.lessonId },
    );
    const before = await snapshotOf(attemptId);
    await bank.edit("Tide 1", 1, "Tide one", { tags: ["tides"] });
    await deleteBankQuestions(deps, { bankId: bank.bankId, questionIds: [bank.idOf("Tide 2")] });
    await bank.edit("Unfinished", 1, "Finished", { tags: ["tides"] });
    await update();
    expect(await pools()).toEqual([["Tide one", "Tide 3", "Tide 4", "Finished"]]);
    expect(await snapshotOf(attemptId)).toEqual(before);
    const live = await database.db.assessmentQuestion.findMany({
      where: { drawKey: { not: null }, assessmentVersion: { lessonVersion: { versionId } } },
      select: { questionVersion: { select: { text: true } } },
    });
    expect(live.map(({ questionVersion }) => questionVersion.text).sort()).toEqual([
      "Tide 1",
      "Tide 2",
      "Tide 3",
      "Tide 4",
    ]);
    const versions = await database.db.questionVersion.findMany({ where: { text: "Tide one" } });
    expect(versions.map(({ number }) => number)).toEqual([2]);
  });
});

describe("an update from the bank", () => {
  test("says what it changes, does that alone, and nothing the second time", async () => {
    const { deps, place, bank, drawKey, draw, pools } = await atWork();
    await draw();
    expect((await previewDrawUpdate(deps, place)).draws).toEqual([]);
    await bank.edit("Tide 1", 1, "Tide one", { tags: ["tides"] });
    await bank.edit("Tide 3", 1, "Tide 3", { tags: ["knots"] });
    await bank.edit("Knot", 1, "Knot", { tags: ["tides"] });
    const { stamp, draws } = await previewDrawUpdate(deps, place);
    expect(draws).toEqual([{ key: drawKey, added: ["Knot"], changed: ["Tide one"], removed: ["Tide 3"] }]);
    await bank.edit("Tide 4", 1, "Tide four", { tags: ["tides"] });
    await expect(updateDraws(deps, { ...place, stamp })).rejects.toMatchObject({
      reason: "authoring.bank_changed_meanwhile",
    });
    expect(await pools()).toEqual([["Tide 1", "Tide 2", "Tide 3", "Tide 4"]]);
    const again = await previewDrawUpdate(deps, place);
    await updateDraws(deps, { ...place, stamp: again.stamp });
    expect(await pools()).toEqual([["Tide one", "Tide 2", "Tide four", "Knot"]]);
    expect(await updateDraws(deps, { ...place, stamp: again.stamp })).toEqual({ revision: null });
  });

  test("leaves the points to the draw, whatever those in the bank become", async () => {
    const { made, deps, place, bank, draw, update } = await atWork();
    await draw();
    const questionIds = [bank.idOf("Tide 1"), bank.idOf("Tide 2")];
    const points = { addTags: [], removeTags: [], difficulty: "keep" as const, points: 7 };
    await markBankQuestions(deps, { bankId: bank.bankId, questionIds, ...points });
    const pointsInPool = async () => {
      const placed = await database.db.assessmentQuestion.findMany({
        where: { drawKey: { not: null }, assessmentVersion: { assessmentId: made.assessmentId } },
        select: { questionVersion: { select: { points: true } } },
      });
      return placed.map(({ questionVersion }) => questionVersion.points.toNumber());
    };
    expect(await pointsInPool()).toEqual([3, 3, 3, 3]);
    expect((await previewDrawUpdate(deps, place)).draws).toEqual([]);
    await bank.edit("Tide 1", 2, "Tide one", { tags: ["tides"] });
    expect((await previewDrawUpdate(deps, place)).draws).toMatchObject([{ changed: ["Tide one"] }]);
    await update();
    expect(await pointsInPool()).toEqual([3, 3, 3, 3]);
  });

  test("moves a question from one draw to another", async () => {
    const { bank, draw, pools, update } = await atWork();
    await draw({ difficulty: 2 });
    await draw({ drawKey: randomUUID(), tags: [], difficulty: 1 });
    await bank.edit("Tide 2", 1, "Tide 2", { difficulty: 1 });
    await update();
    expect(await pools()).toEqual([["Tide 3"], ["Tide 1", "Tide 2"]]);
  });

  test("leaves draws of a deleted bank as they are", async () => {
    const { deps, place, bank, draw, pools } = await atWork();
    await draw();
    await bank.edit("Tide 1", 1, "Tide one", { tags: ["tides"] });
    await deleteBank(deps, bank.bankId);
    expect((await previewDrawUpdate(deps, place)).draws).toEqual([]);
    expect(await pools()).toEqual([["Tide 1", "Tide 2", "Tide 3", "Tide 4"]]);
  });
});

describe("lessons to read again", () => {
  const [ebb, flood] = [randomUUID(), randomUUID()];
  const tides = ["Tide 1", "Tide 2", "Tide 3", "Tide 4"];
  const draftOf = async (courseId: string) => (await getDraft(database.db, courseId))?.versionId ?? "";

  test("become those of its questions, and others make the next version only of what is held", async () => {
    const { deps, made, place, draw, publish } = await atWork();
    await draw({ readAgain: [flood, ebb, flood] });
    const first = await draftOf(made.courseId);
    expect(await poolOf(first)).toEqual(tides.map((text) => [text, 1, [flood, ebb]]));
    expect(await listDraws(deps, place)).toMatchObject([{ readAgain: [flood, ebb] }]);
    await draw({ readAgain: [ebb] });
    expect(await poolOf(first), "no one has seen the versions yet").toEqual(tides.map((text) => [text, 1, [ebb]]));
    await publish();
    await draw({ readAgain: [ebb] });
    const second = await draftOf(made.courseId);
    expect(await poolOf(second)).toEqual(tides.map((text) => [text, 1, [ebb]]));
    await draw();
    expect(await poolOf(second)).toEqual(tides.map((text) => [text, 2, []]));
    expect(await poolOf(first), "what is live stays").toEqual(tides.map((text) => [text, 1, [ebb]]));
    const six = Array.from({ length: 6 }, () => randomUUID());
    await expect(draw({ readAgain: six })).rejects.toThrow(/assessment_draw_read_again/);
  });

  test("are those of the draw for a question that returns, as the version that it had or the next", async () => {
    const { made, draw, publish } = await atWork();
    await draw({ readAgain: [ebb] });
    await publish();
    await draw({ difficulty: 1, readAgain: [ebb] });
    await draw({ readAgain: [ebb] });
    const versionId = await draftOf(made.courseId);
    expect(await poolOf(versionId)).toEqual(tides.map((text) => [text, 1, [ebb]]));
    await draw({ difficulty: 1, readAgain: [ebb] });
    await draw({ readAgain: [flood] });
    expect(await poolOf(versionId)).toEqual(tides.map((text) => [text, 2, [flood]]));
  });

  test("stay when the draw is updated from the bank, and what is added gets them", async () => {
    const { deps, made, place, bank, draw, update } = await atWork();
    await draw({ readAgain: [ebb] });
    await bank.edit("Tide 1", 1, "Tide one", { tags: ["tides"] });
    await bank.edit("Knot", 1, "Knot", { tags: ["tides"] });
    const { draws } = await previewDrawUpdate(deps, place);
    expect(draws).toMatchObject([{ added: ["Knot"], changed: ["Tide one"], removed: [] }]);
    await update();
    const pool = ["Tide one", "Tide 2", "Tide 3", "Tide 4", "Knot"];
    expect(await poolOf(await draftOf(made.courseId))).toEqual(pool.map((text) => [text, 1, [ebb]]));
    expect((await previewDrawUpdate(deps, place)).draws).toEqual([]);
  });

  test("of a draw are rules of its assessment when versions are compared", async () => {
    const { deps, made, draw, publish } = await atWork();
    await draw({ readAgain: [ebb] });
    await publish();
    await editDraft(deps, made.courseId, (tx, { versionId }) =>
      tx.assessmentDraw.updateMany({
        where: { assessmentVersion: { lessonVersion: { versionId } } },
        data: { readAgain: [flood] },
      }),
    );
    const { changes } = (await listDraftChanges(deps, made.courseId)) ?? {};
    expect(changes?.flatMap(({ aspects }) => aspects)).toEqual([{ kind: "assessmentRules" }]);
  });

  test("lead to the copy's own lessons in the copy of a course", async () => {
    const { deps, made, draw } = await atWork();
    await draw({ readAgain: [ebb, made.lessonId] });
    const copy = { copyId: randomUUID(), sessionId: randomUUID(), title: "The copy" };
    const { courseId } = await copyCourse(deps, { courseId: made.courseId, ...copy });
    const lesson = await database.db.lessonVersion.findFirstOrThrow({ where: { version: { courseId } } });
    expect(lesson.lessonId).not.toBe(made.lessonId);
    expect(await listDraws(deps, { courseId, lessonId: lesson.lessonId })).toMatchObject([
      { readAgain: [lesson.lessonId] },
    ]);
    expect(await poolOf(lesson.versionId)).toEqual(tides.map((text) => [text, 1, [lesson.lessonId]]));
  });
});

describe("copies", () => {
  test("of a lesson have the draw too, and a removed assessment or lesson comes back with it", async () => {
    const { deps, made, place, draw, pools } = await atWork();
    const readAgain = [randomUUID()];
    await draw({ readAgain });
    const whole = [["Tide 1", "Tide 2", "Tide 3", "Tide 4"]];
    const removal = { ...place, removalId: randomUUID() };
    await removeAssessment(deps, removal);
    expect(await pools()).toEqual([]);
    await restoreAssessment(deps, removal);
    expect(await pools()).toEqual(whole);
    const { courseId, lessonId } = place;
    await duplicateItems(deps, {
      courseId,
      modules: [],
      lessons: [{ id: lessonId, copyId: randomUUID(), title: "Copy" }],
    });
    const copy = await database.db.assessmentDraw.findMany({
      where: { assessmentVersion: { assessment: { courseId }, NOT: { assessmentId: made.assessmentId } } },
      include: { questions: true },
    });
    expect(copy.map((each) => [each.questions.length, each.readAgain])).toEqual([[4, readAgain]]);
    const removalId = randomUUID();
    await removeItems(deps, { courseId, moduleIds: [], lessonIds: [lessonId], removalId });
    await restoreItems(deps, { courseId, removalId });
    expect(await pools()).toEqual(whole);
    expect(await listDraws(deps, place)).toMatchObject([{ readAgain }]);
  });

  test("are named by the bank, with the lessons that draw from it", async () => {
    const { deps, made, bank, draw } = await atWork();
    await draw();
    const filter = { search: "", tag: null, difficulty: null, kind: null };
    const { usedIn } = await getBank(deps, { bankId: bank.bankId, filter });
    expect(usedIn).toEqual([expect.objectContaining({ courseId: made.courseId, lessonId: made.lessonId })]);
  });
});
