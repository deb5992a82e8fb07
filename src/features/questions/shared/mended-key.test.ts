import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned, filled, typed } from "@/testing/a-stored-question";
import { type QuestionContent, type QuestionType, questionTypes } from "../question-type";
import { questionType } from "../registry";

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const option = (key: string, text: string, isCorrect = false) => aStoredAnswer(key, isCorrect, { text });
const withKeyOf = (asked: QuestionContent, mended: QuestionContent) =>
  questionType(asked.type).withKeyOf?.(asked, mended) ?? null;
const keyed = (asked: QuestionContent, mended: QuestionContent): QuestionContent => {
  const question = withKeyOf(asked, mended);
  if (!question) throw new Error("the key does not fit");
  return question;
};

describe("a choice", () => {
  const of = (type: QuestionType, answers: QuestionContent["answers"]) => aStoredQuestion(type, { answers });
  const asked = of("SINGLE_CHOICE", [option("a", "Ebb", true), option("b", "Flood"), option("c", "Slak")]);

  test("is marked by the text of its options, wherever they are now", () => {
    const question = keyed(
      asked,
      of("SINGLE_CHOICE", [option("x", "Flood", true), option("y", "Ebb"), option("z", "Slack")]),
    );
    expect([earned(question, chose("b")), earned(question, chose("a"))]).toMatchObject([
      { earned: 200 },
      { earned: 0 },
    ]);
  });

  test("is marked by the credits of the mended options", () => {
    const nearly = { ...option("x", "Flood"), credit: 5000 };
    const question = keyed(asked, of("SINGLE_CHOICE", [nearly, option("y", "Ebb", true), option("z", "Slack")]));
    expect([earned(question, chose("b")).earned, earned(question, chose("c")).earned]).toEqual([100, 0]);
  });

  test("is marked by the place of an option whose text was corrected", () => {
    const question = keyed(
      asked,
      of("SINGLE_CHOICE", [option("x", "Ebb"), option("y", "Flood"), option("z", "Slack", true)]),
    );
    expect(earned(question, chose("c"))).toMatchObject({ earned: 200 });
  });

  test("can't be marked by an option that no one was offered", () => {
    const more = [option("x", "Ebb"), option("y", "Flood"), option("z", "Slak"), option("w", "Spring", true)];
    expect(withKeyOf(asked, of("SINGLE_CHOICE", more))).toBeNull();
  });

  test("of several keeps what was chosen, with the shares of the new right ones", () => {
    const several = of("MULTIPLE_CHOICE", [option("a", "Ebb", true), option("b", "Flood"), option("c", "Slack")]);
    const mended = of("MULTIPLE_CHOICE", [option("x", "Ebb", true), option("y", "Flood", true), option("z", "Slack")]);
    expect(earned(keyed(several, mended), chose("a"))).toMatchObject({ earned: 100, isCorrect: false });
  });
});

test.each(["TRUE_FALSE", "HOTSPOT"] as const)("%s is marked by which of its options is right now", (type) => {
  const of = (right: "a" | "b") =>
    aStoredQuestion(type, { answers: [option("a", "Yes", right === "a"), option("b", "No", right === "b")] });
  const question = keyed(of("a"), of("b"));
  expect([earned(question, chose("b")).earned, earned(question, chose("a")).earned]).toEqual([200, 0]);
});

test("every type that is marked without a person has a mended key", () => {
  const without = questionTypes.filter((type) => !questionType(type).withKeyOf);
  expect(without).toEqual(["ESSAY", "FILE_UPLOAD"]);
});

test("a number is marked by the new value and its tolerance, for the points that it had", () => {
  const asked = aStoredQuestion("NUMERIC", { numericValue: "4.2" });
  const mended = aStoredQuestion("NUMERIC", { numericValue: "4", numericTolerance: "0.3", points: 900 });
  expect([earned(asked, typed("3.8")).earned, earned(keyed(asked, mended), typed("3.8")).earned]).toEqual([0, 200]);
});

test("a short answer is marked by the texts that are accepted now", () => {
  const asked = aStoredQuestion("SHORT_ANSWER", { answers: [option("a", "neap", true)] });
  const mended = aStoredQuestion("SHORT_ANSWER", {
    answers: [option("x", "neap", true), option("y", "neap tide", true)],
  });
  expect(earned(keyed(asked, mended), typed("Neap tide")).earned).toBe(200);
});

test("items are marked in their new order, and not where one of them is gone", () => {
  const asked = aStoredQuestion("ORDERING", { answers: [option("a", "Ebb"), option("b", "Flood")] });
  const mended = aStoredQuestion("ORDERING", { answers: [option("x", "Flood"), option("y", "Ebb")] });
  expect(earned(keyed(asked, mended), chose("b", "a")).earned).toBe(200);
  expect(withKeyOf(asked, aStoredQuestion("ORDERING", { answers: [option("x", "Flood")] }))).toBeNull();
});

describe("matching", () => {
  const pair = (at: number, prompt: string, answer: string) => {
    return { promptId: id(at), prompt, answerId: id(at + 1), answer, feedback: "" };
  };
  const asked = aStoredQuestion("MATCHING", {
    body: { pairs: [pair(1, "M2", "12.00"), pair(3, "S2", "12.42")], extras: [] },
  });

  test("is marked by the new pairs", () => {
    const mended = { pairs: [pair(1, "M2", "12.42"), pair(3, "S2", "12.00")], extras: [] };
    const question = keyed(asked, aStoredQuestion("MATCHING", { body: mended }));
    expect(earned(question, chose(id(1), id(4), id(3), id(2))).earned).toBe(200);
    expect(earned(question, chose(id(1), id(2), id(3), id(4))).earned).toBe(0);
  });

  test("takes an answer whose text was corrected for the same", () => {
    const mended = { pairs: [pair(1, "M2", "12.00 h"), pair(3, "S2", "12.42")], extras: [] };
    const question = keyed(asked, aStoredQuestion("MATCHING", { body: mended }));
    expect(earned(question, chose(id(1), id(2), id(3), id(4))).earned).toBe(200);
  });

  test("can't be marked by an answer that no one was offered, or for a prompt that is gone", () => {
    const other = { pairs: [pair(11, "M2", "25.82"), pair(3, "S2", "12.42")], extras: [] };
    expect(withKeyOf(asked, aStoredQuestion("MATCHING", { body: other }))).toBeNull();
    const fewer = { pairs: [pair(1, "M2", "12.00")], extras: [] };
    expect(withKeyOf(asked, aStoredQuestion("MATCHING", { body: fewer }))).toBeNull();
  });
});

test("blanks are marked by their new keys, and not where one of them is gone", () => {
  const text = "[[1]] and [[2]]";
  const choice = (at: number, isCorrect: boolean) => ({ id: id(at), text: `choice ${at}`, isCorrect });
  const of = (accepted: string[], right: number) =>
    aStoredQuestion("FILL_IN_BLANKS", {
      text,
      body: {
        blanks: [
          { kind: "text", key: "1", accepted },
          { kind: "dropdown", key: "2", choices: [choice(1, right === 1), choice(2, right === 2)] },
        ],
      },
    });
  const asked = of(["ebb"], 1);
  expect(earned(keyed(asked, of(["ebb", "low"], 2)), filled({ 1: "low", 2: id(2) })).earned).toBe(200);
  const gone = aStoredQuestion("FILL_IN_BLANKS", {
    text,
    body: { blanks: [{ kind: "text", key: "1", accepted: ["a"] }] },
  });
  expect(withKeyOf(asked, gone)).toBeNull();
});

test("a program that students ran is marked by the new outputs, and what a person reads by none", () => {
  const body = (markedBy: string) => ({ language: null, starter: "", markedBy, graderNotes: "" });
  const of = (text: string, markedBy = "output") =>
    aStoredQuestion("CODE", { answers: [option("a", text, true)], body: body(markedBy) });
  expect(earned(keyed(of("1"), of("2")), filled({ output: "2" })).earned).toBe(200);
  const inPart = aStoredQuestion("CODE", {
    answers: [{ ...option("a", "1"), credit: 5000 }, option("b", "2", true)],
    body: body("output"),
  });
  expect(earned(keyed(of("1"), inPart), filled({ output: "1" }))).toEqual({ earned: 100, isCorrect: false });
  expect([withKeyOf(of("1"), of("2", "person")), withKeyOf(of("1", "person"), of("2"))]).toEqual([null, null]);
  expect(questionType("ESSAY").withKeyOf).toBeUndefined();
});
