import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findPublishingGaps, isBlocking } from "@/features/courses/rules";
import { getDraft } from "@/features/courses/server/get-draft";
import { blankQuestion, convertQuestion } from "@/features/questions/authoring";
import { type EditedQuestion, QuestionKind } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { addQuestion, duplicateQuestion } from "./add-question";
import { getAssessmentForEditing } from "./get-assessment";
import { importQuestions } from "./import-questions";
import { listQuestions } from "./list-questions";
import { moveQuestion, removeQuestion, restoreQuestion } from "./question-order";
import { saveQuestion } from "./save-question";
import { addAssessment, saveRules } from "./save-rules";

const database = testDatabase();
const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };

/** A live course with an assessment of two questions, and its instructor at work on it. */
async function atWork() {
  const made = await anAssessment(database.db);
  const deps = depsOf(database.db, made.teacher, aClock());
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const read = async () => {
    const { assessment } = await getAssessmentForEditing(deps, made.courseId, made.lessonId);
    if (!assessment) throw new Error("the lesson has lost its assessment");
    return assessment;
  };
  const order = async () => (await read()).questions.map(({ id }) => id);
  const one = async (at = 0) => {
    const question = (await read()).questions[at];
    if (!question) throw new Error(`there is no question ${at}`);
    return question;
  };
  const save = async (questionId: string, base: EditedQuestion, change: Partial<EditedQuestion>) =>
    (await saveQuestion(deps, { ...place, questionId, base, question: { ...base, ...change } })).question;
  return { made, deps, place, read, order, one, save };
}

const versionsOf = (questionId: string) =>
  database.db.questionVersion.findMany({
    where: { questionId },
    orderBy: { number: "asc" },
    include: { answers: true },
  });

test("the questions of a course are listed by lesson, as they are in the draft", async () => {
  const { made, deps, one, save } = await atWork();
  const { id, question } = await one();
  await save(id, question, { text: "Better?" });
  const lessons = await listQuestions(deps, made.courseId);
  expect(lessons.map(({ lessonId }) => lessonId)).toEqual([made.lessonId]);
  expect(lessons[0]?.questions.map(({ text }) => text)[0]).toBe("Better?");
  expect(lessons[0]).toMatchObject({ questions: { length: 2 }, drawn: 0 });
});

describe("editing a question", () => {
  test("that was published makes its next version, and what is live stays", async () => {
    const { made, one, save } = await atWork();
    const { id, versionId, question } = await one();
    await save(id, question, { text: "Better?" });
    const versions = await versionsOf(id);
    expect(versions.map(({ number, text }) => [number, text])).toEqual([
      [1, "Which?"],
      [2, "Better?"],
    ]);
    const live = await database.db.assessmentQuestion.findFirstOrThrow({
      where: { assessmentVersionId: made.assessmentVersionId, position: 0 },
    });
    expect(live.questionVersionId).toBe(versionId);
    expect((await one()).question).toMatchObject({ text: "Better?", answers: [{ text: "Wrong" }, { text: "Right" }] });
  });

  test("again, before it is published, changes that version and keeps its answers' rows", async () => {
    const { one, save } = await atWork();
    const { id, question } = await one();
    const first = await save(id, question, { text: "Better?" });
    const [wrong, right] = first.answers;
    const answers = [
      ...(right ? [{ ...right, explanation: "Yes." }] : []),
      ...(wrong ? [wrong] : []),
      blankAnswer(randomUUID(), "Other"),
    ];
    const second = await save(id, first, { answers });
    expect(await versionsOf(id)).toHaveLength(2);
    expect(second.answers).toEqual(answers);
  });

  test("by an editor that still names the old version's answers writes over the new ones", async () => {
    const { one, save } = await atWork();
    const { id, question } = await one();
    const first = await save(id, question, { text: "Better?" });
    const answers = question.answers.map((answer) => ({ ...answer, explanation: "Because." }));
    const second = await save(id, { ...question, text: "Better?" }, { answers });
    expect(second.answers.map((answer) => answer.id)).toEqual(first.answers.map((answer) => answer.id));
  });

  test("gives a wrong option a credit, which a copy has too and which is gone once the option is right", async () => {
    const { deps, place, read, one, save } = await atWork();
    const { id, question } = await one();
    const of = (credit: number) => question.answers.map((answer) => ({ ...answer, credit }));
    const first = await save(id, question, { answers: of(33.33) });
    expect(first.answers.map(({ isCorrect, credit }) => [isCorrect, credit])).toEqual([
      [false, 33.33],
      [true, undefined],
    ]);
    const second = await save(id, first, { answers: first.answers.map((answer) => ({ ...answer, credit: 50 })) });
    await duplicateQuestion(deps, { ...place, questionId: id, copyId: randomUUID() });
    const copies = (await read()).questions.map((each) => each.question.answers.map(({ credit }) => credit));
    expect(copies.slice(0, 2)).toEqual([
      [50, undefined],
      [50, undefined],
    ]);
    const swapped = second.answers.map((answer) => ({ ...answer, isCorrect: !answer.isCorrect }));
    expect((await save(id, second, { answers: swapped })).answers.map(({ credit }) => credit)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("names lessons to read again, which a removed question brings back, and can take them off again", async () => {
    const { made, deps, place, one, save } = await atWork();
    const { id, question } = await one();
    const readAgain = [randomUUID(), randomUUID()];
    const named = await save(id, question, { readAgain });
    expect(named.readAgain).toEqual(readAgain);
    const live = await database.db.questionVersion.findUniqueOrThrow({ where: { id: made.questionVersionIds[0] } });
    expect(live.readAgain, "what is live stays").toEqual([]);
    await removeQuestion(deps, { ...place, questionId: id });
    await restoreQuestion(deps, { ...place, questionId: id, beforeId: null });
    expect((await one(1)).question.readAgain).toEqual(readAgain);
    await save(id, named, { readAgain: undefined });
    expect((await one(1)).question.readAgain).toBeUndefined();
  });

  test("keeps a pattern that can't be read, and keeps the course from being published with it", async () => {
    const { made, one, save } = await atWork();
    const { id, question } = await one();
    const answers = question.answers.map((answer) => ({ ...answer, text: "(", isCorrect: true, isPattern: true }));
    await save(id, question, { type: "SHORT_ANSWER", answers });
    const draft = await getDraft(database.db, made.courseId);
    expect(draft && findPublishingGaps(draft.facts).filter(isBlocking)).toMatchObject([
      { code: "question_with_unreadable_pattern", question: 1 },
    ]);
  });

  test("twice the same is one change", async () => {
    const { one, save, made } = await atWork();
    const { id, question } = await one();
    await save(id, question, { text: "Better?" });
    await save(id, question, { text: "Better?" });
    expect(await versionsOf(id)).toHaveLength(2);
    const { revision } = await database.db.assessment.findUniqueOrThrow({ where: { id: made.assessmentId } });
    expect(revision).toBe(1);
  });

  test("in the same field as someone else stores nothing and tells what is; in another one both are kept", async () => {
    const { one, save } = await atWork();
    const { id, question } = await one();
    await save(id, question, { text: "Theirs?" });
    await expect(save(id, question, { text: "Mine?" })).rejects.toMatchObject({
      reason: "authoring.question_changed_meanwhile",
      facts: { stands: { text: "Theirs?" } },
    });
    expect(await save(id, question, { points: 2.5 })).toMatchObject({ text: "Theirs?", points: 2.5 });
  });

  test("to each kind is stored as that kind", async () => {
    const { one, save } = await atWork();
    const { id } = await one();
    for (const kind of QuestionKind.options) {
      const { question } = await one();
      await save(id, question, convertQuestion(question, kind, means));
      expect((await one()).question).toMatchObject(
        convertQuestion(question, kind, means).type === kind ? { type: kind } : {},
      );
    }
  });
});

describe("the questions of an assessment", () => {
  test("an added one is last, once, however often it is sent", async () => {
    const { deps, place, order, one } = await atWork();
    const questionId = randomUUID();
    const question = blankQuestion("TRUE_FALSE", means);
    await addQuestion(deps, { ...place, questionId, question });
    await addQuestion(deps, { ...place, questionId, question });
    expect((await order()).slice(2)).toEqual([questionId]);
    expect((await one(2)).question).toEqual(question);
  });

  test("many are imported at the end in their order, all or none, and the same import again adds nothing", async () => {
    const { deps, place, order, one } = await atWork();
    const [first = ""] = await order();
    const kinds = ["TRUE_FALSE", "MATCHING", "NUMERIC", "SINGLE_CHOICE"] as const;
    const questions = kinds.map((kind) => ({ questionId: randomUUID(), question: blankQuestion(kind, means) }));
    await importQuestions(deps, { ...place, questions: questions.slice(0, 3) });
    const { revision } = await importQuestions(deps, { ...place, questions });
    expect((await order()).slice(2)).toEqual(questions.map(({ questionId }) => questionId));
    const withoutAnswerIds = ({ answers, ...rest }: EditedQuestion) => ({
      ...rest,
      answers: answers.map(({ id: _, ...answer }) => answer),
    });
    for (const [at, { question }] of questions.entries()) {
      expect(withoutAnswerIds((await one(2 + at)).question)).toEqual(withoutAnswerIds(question));
    }
    expect(revision).not.toBeNull();
    expect(await importQuestions(deps, { ...place, questions })).toEqual({ revision: null });
    await removeQuestion(deps, { ...place, questionId: first });
    expect(await importQuestions(deps, { ...place, questions })).toEqual({ revision: null });
  });

  test("a copy is behind its original, with answers of its own", async () => {
    const { deps, place, order, one } = await atWork();
    const [first = "", second = ""] = await order();
    const copyId = randomUUID();
    await duplicateQuestion(deps, { ...place, questionId: first, copyId });
    await duplicateQuestion(deps, { ...place, questionId: first, copyId });
    expect(await order()).toEqual([first, copyId, second]);
    const [original, copy] = [(await one(0)).question, (await one(1)).question];
    expect(copy.answers.map(({ text }) => text)).toEqual(original.answers.map(({ text }) => text));
    expect(copy.answers.some(({ id }) => original.answers.some((answer) => answer.id === id))).toBe(false);
  });

  test("are moved by name, so that the same move again changes nothing", async () => {
    const { deps, place, order } = await atWork();
    const [first = "", second = ""] = await order();
    await moveQuestion(deps, { ...place, questionId: second, beforeId: first });
    await moveQuestion(deps, { ...place, questionId: second, beforeId: first });
    expect(await order()).toEqual([second, first]);
  });

  test("a removed one comes back as it was last written, where it stood", async () => {
    const { deps, place, order, one, save } = await atWork();
    const [first = "", second = ""] = await order();
    await save(first, (await one()).question, { text: "Better?" });
    await removeQuestion(deps, { ...place, questionId: first });
    await removeQuestion(deps, { ...place, questionId: first });
    expect(await order()).toEqual([second]);
    await restoreQuestion(deps, { ...place, questionId: first, beforeId: second });
    await restoreQuestion(deps, { ...place, questionId: first, beforeId: second });
    expect(await order()).toEqual([first, second]);
    expect((await one()).question.text).toBe("Better?");
  });

  test("of another course are out of reach", async () => {
    const [mine, other] = [await atWork(), await atWork()];
    const [stolen = ""] = await other.order();
    const { question } = await other.one();
    await expect(mine.save(stolen, question, { text: "Mine." })).rejects.toMatchObject({
      reason: "authoring.question_gone",
    });
    const restore = restoreQuestion(mine.deps, { ...mine.place, questionId: stolen, beforeId: null });
    await expect(restore).rejects.toMatchObject({ code: "NOT_FOUND" });
    const add = addQuestion(mine.deps, { ...mine.place, questionId: stolen, question });
    await expect(add).rejects.toMatchObject({ reason: "courses.id_taken" });
    const own = { questionId: randomUUID(), question };
    const bring = importQuestions(mine.deps, { ...mine.place, questions: [own, { questionId: stolen, question }] });
    await expect(bring).rejects.toMatchObject({ reason: "courses.id_taken" });
    expect(await mine.order()).not.toContain(own.questionId);
  });
});

describe("the rules of an assessment", () => {
  test("changed by two in different fields are both kept, in one field the second is told", async () => {
    const { deps, place, read } = await atWork();
    const { rules: base } = await read();
    await saveRules(deps, { ...place, base, rules: { ...base, passingScore: 62.5 } });
    await saveRules(deps, { ...place, base, rules: { ...base, maxAttempts: 3 } });
    await saveRules(deps, {
      ...place,
      base,
      rules: { ...base, title: "Knots, asked twice", description: "*Bring rope.*" },
    });
    await saveRules(deps, { ...place, base: { ...base, title: "Knots, asked twice" }, rules: { ...base, title: "" } });
    expect((await read()).rules).toMatchObject({
      title: "Knots, asked twice",
      description: "*Bring rope.*",
      maxAttempts: 3,
    });
    expect((await read()).rules).toMatchObject({ passingScore: 62.5, maxAttempts: 3 });
    await expect(saveRules(deps, { ...place, base, rules: { ...base, maxAttempts: 5 } })).rejects.toMatchObject({
      reason: "authoring.rules_changed_meanwhile",
      facts: { stands: { maxAttempts: 3 } },
    });
  });

  test("opening and closing are kept or lost together, so that two authors never make a schedule that no one chose", async () => {
    const { deps, place, read } = await atWork();
    const base = (await read()).rules;
    const mine = { ...base, opensAt: "2027-03-01T09:00:00.000Z", closesAt: "2027-03-08T17:00:00.000Z" };
    const feedbackBands = [
      { from: 62.5, text: "Nearly" },
      { from: 0, text: "" },
    ];
    const { rules } = await saveRules(deps, { ...place, base, rules: { ...mine, cooldownMinutes: 45, feedbackBands } });
    expect(await read()).toMatchObject({ rules });
    expect(rules).toEqual({ ...mine, cooldownMinutes: 45, feedbackBands });
    const theirs = { ...base, opensAt: "2027-04-01T09:00:00.000Z" };
    await expect(saveRules(deps, { ...place, base, rules: theirs })).rejects.toMatchObject({
      reason: "authoring.rules_changed_meanwhile",
      facts: { stands: { closesAt: "2027-03-08T17:00:00.000Z" } },
    });
  });

  test("a lesson gets an assessment once, named like itself", async () => {
    const course = await aCourseOf(database.db, { modules: [{ lessons: [{ title: "Springs" }] }] });
    const [lessonId = ""] = course.lessonIds;
    const deps = depsOf(database.db, { kind: "guest" }, aClock());
    const place = { courseId: course.id, lessonId };
    expect((await getAssessmentForEditing(deps, course.id, lessonId)).assessment).toBeNull();
    await addAssessment(deps, place);
    await addAssessment(deps, place);
    const { assessment, title } = await getAssessmentForEditing(deps, course.id, lessonId);
    expect({ title, questions: assessment?.questions }).toEqual({ title: "Springs", questions: [] });
  });
});
