import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { duplicateQuestion } from "@/features/authoring/server/assessment/add-question";
import { importQuestions } from "@/features/authoring/server/assessment/import-questions";
import { removeQuestion } from "@/features/authoring/server/assessment/question-order";
import { saveQuestion } from "@/features/authoring/server/assessment/save-question";
import { saveDraw } from "@/features/authoring/server/draws/save-draw";
import { duplicateItems } from "@/features/authoring/server/outline/duplicate-items";
import { copyCourse } from "@/features/courses/server/create/copy-course";
import { aBankQuestion, aQuestionBank } from "@/testing/a-question-bank";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { getBankQuestion } from "./get-bank-question";
import { getBank } from "./list-banks";

const database = testDatabase();
const any = { search: "", tag: null, difficulty: null, kind: null };

/** A course with an assessment, and a bank of its instructor's, from which questions are copied into it. */
async function atWork() {
  const made = await anAssessment(database.db);
  const deps = depsOf(database.db, made.teacher, aClock());
  await database.db.courseInstructor.create({
    data: { courseId: made.courseId, userId: made.teacher.id, role: "LEAD", canEditContent: true },
  });
  const bank = await aQuestionBank(deps, [{ text: "Ebb" }, { text: "Flood", tags: ["tides"] }]);
  const { bankId } = bank;
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const copy = async (bankQuestionId: string, text = "Ebb") => {
    const questionId = randomUUID();
    const questions = [{ questionId, question: aBankQuestion(text), bankId, bankQuestionId }];
    await importQuestions(deps, { ...place, questions });
    return questionId;
  };
  const uses = async (text?: string, actor = deps.actor) => {
    const asked = { ...deps, actor };
    const { usedIn } = await (text === undefined
      ? getBank(asked, { bankId, filter: any })
      : getBankQuestion(asked, { bankId, questionId: bank.idOf(text) }));
    return usedIn.map(({ lessonId }) => lessonId);
  };
  return { deps, bank, place, copy, uses };
}

test("a copy of a bank's question is a use of it and of the bank, edited or not, until it is removed", async () => {
  const { deps, bank, place, copy, uses } = await atWork();
  expect([await uses(), await uses("Ebb")]).toEqual([[], []]);
  const questionId = await copy(bank.idOf("Ebb"));
  const here = [place.lessonId];
  expect([await uses(), await uses("Ebb"), await uses("Flood")]).toEqual([here, here, []]);
  const base = aBankQuestion("Ebb");
  await saveQuestion(deps, { ...place, questionId, base, question: { ...base, text: "Ebb tide" } });
  expect([await uses(), await uses("Ebb")]).toEqual([here, here]);
  const copyId = randomUUID();
  await duplicateQuestion(deps, { ...place, questionId, copyId });
  await removeQuestion(deps, { ...place, questionId });
  expect(await uses("Ebb"), "so is the copy of a copy").toEqual(here);
  await removeQuestion(deps, { ...place, questionId: copyId });
  expect([await uses(), await uses("Ebb")]).toEqual([[], []]);
});

test("copies of a lesson and of a course with such a question are uses too, and drawn ones still are", async () => {
  const { deps, bank, place, copy, uses } = await atWork();
  await copy(bank.idOf("Ebb"));
  const { courseId, lessonId } = place;
  const beside = randomUUID();
  await duplicateItems(deps, { courseId, modules: [], lessons: [{ id: lessonId, copyId: beside, title: "Copy" }] });
  expect((await uses("Ebb")).sort()).toEqual([lessonId, beside].sort());
  await copyCourse(deps, { courseId, copyId: randomUUID(), sessionId: randomUUID(), title: "The copy" });
  expect(await uses("Ebb")).toHaveLength(4);
  const draw = { bankId: bank.bankId, tags: ["tides"], difficulty: null, count: 1, points: 1, readAgain: [] };
  await saveDraw(deps, { ...place, drawKey: randomUUID(), ...draw });
  expect(await uses("Flood")).toEqual([lessonId]);
  expect(await uses()).toHaveLength(4);
});

test("a question that isn't in the bank is no copy of it, and uses are told only to the course's team", async () => {
  const { bank, place, copy, uses } = await atWork();
  const other = await aQuestionBank(depsOf(database.db, actorOf(await aPerson(database.db)), aClock()), [
    { text: "X" },
  ]);
  await copy(other.idOf("X"));
  expect(await uses()).toEqual([]);
  await copy(bank.idOf("Ebb"));
  const admin = actorOf(await aPerson(database.db, { role: "ADMIN" }));
  expect(await uses("Ebb", admin)).toEqual([place.lessonId]);
  await database.db.courseInstructor.updateMany({
    where: { courseId: place.courseId },
    data: { isActive: false, role: "EDITOR", leftAt: aClock().now() },
  });
  expect(await uses("Ebb")).toEqual([]);
});
