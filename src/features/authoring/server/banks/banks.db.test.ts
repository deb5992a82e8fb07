import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { BankFilter } from "@/features/authoring/banks/schema";
import { aBankQuestion, aQuestionBank } from "@/testing/a-question-bank";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { getBankQuestion } from "./get-bank-question";
import { getBank, listBanks } from "./list-banks";
import { deleteBank, restoreBank, saveBank } from "./save-bank";
import {
  addBankQuestions,
  deleteBankQuestions,
  markBankQuestions,
  restoreBankQuestions,
  saveBankQuestion,
} from "./write-bank-questions";

const database = testDatabase();
const any: BankFilter = { search: "", tag: null, difficulty: null, kind: null };

async function aTeacher(role: "INSTRUCTOR" | "ADMIN" = "INSTRUCTOR") {
  return depsOf(database.db, actorOf(await aPerson(database.db, { role })), aClock());
}

async function atWork() {
  const deps = await aTeacher();
  const bank = await aQuestionBank(deps, [
    { text: "What is a neap tide?", tags: ["tides", "moon"], difficulty: 1 },
    { text: "What is 100% of the range?", tags: ["tides"], difficulty: 3 },
    { text: "Name a knot", tags: ["knots"], question: { type: "SHORT_ANSWER" } },
  ]);
  const texts = async (filter: Partial<typeof any>) =>
    (await getBank(deps, { bankId: bank.bankId, filter: { ...any, ...filter } })).questions
      .map(({ question }) => question.text)
      .sort();
  return { deps, ...bank, texts };
}

describe("a bank", () => {
  test("lists its questions by words, tag, difficulty and kind", async () => {
    const { deps, bankId, texts } = await atWork();
    expect(await texts({ search: "TIDE" })).toEqual(["What is a neap tide?"]);
    expect(await texts({ search: "100%" })).toEqual(["What is 100% of the range?"]);
    expect(await texts({ tag: "tides" })).toHaveLength(2);
    expect(await texts({ tag: "tides", difficulty: 3 })).toEqual(["What is 100% of the range?"]);
    expect(await texts({ kind: "SHORT_ANSWER" })).toEqual(["Name a knot"]);
    const bank = await getBank(deps, { bankId, filter: { ...any, tag: "tides" } });
    expect(bank).toMatchObject({ total: 3, found: 2, tags: ["knots", "moon", "tides"], usedIn: [] });
    expect(await listBanks(deps)).toMatchObject([{ id: bankId, questions: 3, tags: ["knots", "moon", "tides"] }]);
  });

  test("is its owner's and admins' alone", async () => {
    const { bankId, idOf } = await atWork();
    const other = await aTeacher();
    const questionId = idOf("Name a knot");
    const refused = { code: "NOT_FOUND" };
    const change = { bankId, questionId, number: 1, question: aBankQuestion("Mine"), tags: [], difficulty: null };
    for (const call of [
      () => getBank(other, { bankId, filter: any }),
      () => getBankQuestion(other, { bankId, questionId }),
      () => saveBank(other, { bankId, title: "Mine", description: "" }),
      () => deleteBank(other, bankId),
      () => restoreBank(other, bankId),
      () => saveBankQuestion(other, change),
      () =>
        addBankQuestions(other, {
          bankId,
          tags: [],
          difficulty: null,
          questions: [{ questionId: randomUUID(), question: aBankQuestion("Mine") }],
        }),
      () =>
        markBankQuestions(other, {
          bankId,
          questionIds: [questionId],
          addTags: ["mine"],
          removeTags: [],
          difficulty: 1,
          points: "keep",
        }),
      () => deleteBankQuestions(other, { bankId, questionIds: [questionId] }),
      () => restoreBankQuestions(other, { bankId, questionIds: [questionId] }),
    ])
      await expect(call()).rejects.toMatchObject(refused);
    expect(await listBanks(other)).toEqual([]);
    expect(await getBank(await aTeacher("ADMIN"), { bankId, filter: any })).toMatchObject({ title: "Tides", total: 3 });
  });

  test("that was deleted opens for no one, and comes back whole", async () => {
    const { deps, bankId } = await atWork();
    await deleteBank(deps, bankId);
    await expect(getBank(deps, { bankId, filter: any })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await restoreBank(deps, bankId);
    expect((await getBank(deps, { bankId, filter: any })).total).toBe(3);
  });
});

describe("a question of a bank", () => {
  test("gets its next version with an edit, and none where nothing changed", async () => {
    const { deps, bankId, idOf, edit } = await atWork();
    expect(await edit("Name a knot", 1, "Name two knots", { tags: ["knots", "knots"] })).toEqual({ number: 2 });
    const questionId = idOf("Name a knot");
    const stored = await getBankQuestion(deps, { bankId, questionId });
    expect(stored).toMatchObject({ number: 2, tags: ["knots"], question: { text: "Name two knots" } });
    const again = { bankId, questionId, number: 1, question: stored.question, tags: ["rope"], difficulty: 2 };
    expect(await saveBankQuestion(deps, again)).toEqual({ number: 2 });
    expect(await getBankQuestion(deps, { bankId, questionId })).toMatchObject({
      number: 2,
      tags: ["rope"],
      difficulty: 2,
    });
  });

  test("names no lessons to read again: it has no course", async () => {
    const bank = await aQuestionBank(await aTeacher(), [{ text: "Tide", question: { readAgain: [randomUUID()] } }]);
    const { content } = await database.db.bankQuestionVersion.findFirstOrThrow({
      where: { bankQuestion: { bankId: bank.bankId } },
    });
    expect(content).not.toHaveProperty("readAgain");
  });

  test("that was edited meanwhile is not written over", async () => {
    const { deps, bankId, idOf, edit } = await atWork();
    const [first, second] = await Promise.allSettled([
      edit("Name a knot", 1, "Name two knots"),
      edit("Name a knot", 1, "Name three knots"),
    ]);
    const states = [first.status, second.status].sort();
    expect(states).toEqual(["fulfilled", "rejected"]);
    expect(await getBankQuestion(deps, { bankId, questionId: idOf("Name a knot") })).toMatchObject({ number: 2 });
  });

  test("has versions that can't be rewritten", async () => {
    const { idOf } = await atWork();
    const where = { bankQuestionId: idOf("Name a knot") };
    await expect(database.db.bankQuestionVersion.updateMany({ where, data: { number: 9 } })).rejects.toThrow(
      /append-only/,
    );
    await expect(database.db.bankQuestionVersion.deleteMany({ where })).rejects.toThrow(/append-only/);
  });

  test("is added once, however often it is sent, which its sender is told", async () => {
    const { deps, bankId, idOf, texts } = await atWork();
    const known = idOf("Name a knot");
    const questions = [
      { questionId: known, question: aBankQuestion("Another") },
      { questionId: randomUUID(), question: aBankQuestion("A new one") },
    ];
    const added = await addBankQuestions(deps, { bankId, tags: [], difficulty: null, questions });
    expect(added).toEqual({ alreadyThere: [known] });
    expect(await texts({ search: "another" })).toEqual([]);
    expect(await texts({ search: "a new one" })).toHaveLength(1);
    const elsewhere = await aQuestionBank(deps, []);
    await expect(
      addBankQuestions(deps, { bankId: elsewhere.bankId, tags: [], difficulty: null, questions }),
    ).rejects.toMatchObject({ message: "courses.id_taken" });
  });

  test("keeps the tags and the difficulty that it comes with, and those of all where it has none", async () => {
    const { deps, bankId } = await atWork();
    const [marked, plain] = [randomUUID(), randomUUID()];
    await addBankQuestions(deps, {
      ...{ bankId, tags: ["new"], difficulty: 2 },
      questions: [
        { questionId: marked, question: aBankQuestion("One"), marks: { tags: ["bends", "bends"], difficulty: null } },
        { questionId: plain, question: aBankQuestion("Other") },
      ],
    });
    expect(await getBankQuestion(deps, { bankId, questionId: marked })).toMatchObject({
      tags: ["bends"],
      difficulty: null,
    });
    expect(await getBankQuestion(deps, { bankId, questionId: plain })).toMatchObject({ tags: ["new"], difficulty: 2 });
  });

  test("gets tags and a difficulty together with others, and leaves and comes back with them", async () => {
    const { deps, bankId, idOf, texts } = await atWork();
    const questionIds = [idOf("Name a knot"), idOf("What is a neap tide?")];
    const keep = "keep" as const;
    const change = { bankId, questionIds, addTags: ["exam"], removeTags: ["moon"], difficulty: keep, points: keep };
    await markBankQuestions(deps, change);
    expect(await getBankQuestion(deps, { bankId, questionId: idOf("What is a neap tide?") })).toMatchObject({
      tags: ["exam", "tides"],
      difficulty: 1,
    });
    await markBankQuestions(deps, { ...change, difficulty: null });
    expect(await texts({ difficulty: 1 })).toEqual([]);
    expect(await getBankQuestion(deps, { bankId, questionId: idOf("Name a knot") })).toMatchObject({ number: 1 });
    await deleteBankQuestions(deps, { bankId, questionIds });
    expect(await texts({})).toEqual(["What is 100% of the range?"]);
    await restoreBankQuestions(deps, { bankId, questionIds });
    expect(await texts({ tag: "exam" })).toHaveLength(2);
  });

  test("gets points together with others as its next version, if it has others and isn't deleted", async () => {
    const deps = await aTeacher();
    const bank = await aQuestionBank(deps, [
      { text: "Ebb", tags: ["tides"], difficulty: 2 },
      { text: "Flood", question: { points: 2.5 } },
      { text: "Neap" },
      { text: "Spring" },
    ]);
    const { bankId, idOf } = bank;
    const seen = async (text: string) => {
      const { number, tags, difficulty, question } = await getBankQuestion(deps, { bankId, questionId: idOf(text) });
      return [number, question.points, question.text, question.answers.length, tags, difficulty];
    };
    const change = { bankId, addTags: [], removeTags: [], difficulty: "keep" as const, points: 2.5 };
    const neap = [idOf("Neap")];
    await deleteBankQuestions(deps, { bankId, questionIds: neap });
    await markBankQuestions(deps, { ...change, questionIds: [idOf("Ebb"), idOf("Flood"), ...neap] });
    await restoreBankQuestions(deps, { bankId, questionIds: neap });
    expect(await seen("Ebb")).toEqual([2, 2.5, "Ebb", 2, ["tides"], 2]);
    expect(await seen("Flood")).toEqual([1, 2.5, "Flood", 2, [], null]);
    expect(await seen("Neap")).toEqual([1, 1, "Neap", 2, [], null]);
    expect(await seen("Spring")).toEqual([1, 1, "Spring", 2, [], null]);
    await markBankQuestions(deps, { ...change, questionIds: [idOf("Ebb")] });
    expect(await seen("Ebb"), "again is no change").toEqual([2, 2.5, "Ebb", 2, ["tides"], 2]);
    await expect(bank.edit("Ebb", 1, "Ebb tide")).rejects.toMatchObject({
      reason: "authoring.bank_question_changed_meanwhile",
    });
  });
});
