import { describe, expect, test } from "vitest";
import { scoreAttempt } from "@/features/assessment/marking";
import { aStoredAnswer, aStoredQuestion, chose, earned, filled, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { convertQuestion, findQuestionProblems } from "../../authoring";
import { LONGEST_TEXT_RESPONSE, MAX_TEXT_RESPONSE } from "../../question-type";
import { publicView, questionType } from "../../registry";
import { type CodeBody, emptyCode } from "./body";
import { tidiedOutput } from "./output";
import { codePlayer } from "./player";

const aProgram = (body: Partial<CodeBody>, ...outputs: string[]) =>
  aStoredQuestion("CODE", {
    body: { ...emptyCode, ...body },
    answers: outputs.map((text, at) => aStoredAnswer(String(at), true, { text, explanation: `Says ${at}` })),
  });
const byOutput = aProgram({ markedBy: "output", starter: "tides = 2" }, "1 58\n2 60", "58, 60");
const byPerson = aProgram({ markedBy: "person", graderNotes: "A loop." });
const printed = (output: string, code = "print(58)") => ({ ...typed(code), fields: { output } });

describe("code that is marked by its output", () => {
  test.each(["1 58\n2 60", "1 58\r\n2 60\r\n", "\n1 58  \n2 60\n\n", "58, 60"])("%j is right", (output) => {
    expect(earned(byOutput, printed(output))).toEqual({ earned: 200, isCorrect: true });
  });

  test.each(["", "1 58", "1 58\n\n2 60", " 1 58\n2 60", "1 58\n2 60 more"])("%j is wrong", (output) => {
    expect(earned(byOutput, printed(output))).toEqual({ earned: 0, isCorrect: false });
  });

  test("spaces at the end of lines and empty lines around them never matter, and nothing else is lost", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "B", " ", "1", "é") });
    fc.assert(
      fc.property(fc.array(line), fc.nat(3), fc.constantFrom("\n", "\r\n", "\r"), (lines, spaces, end) => {
        const loose = [..."  ".repeat(spaces)].map(() => "").concat(lines.map((one) => one + " ".repeat(spaces)));
        const tidy = tidiedOutput(lines.join("\n"));
        expect(tidiedOutput(loose.join(end))).toBe(tidy);
        expect(tidiedOutput(tidy)).toBe(tidy);
        expect(tidy.replaceAll(/\s/g, "")).toBe(lines.join("").normalize("NFC").replaceAll(/\s/g, ""));
      }),
    );
  });

  test("takes code and one output, within their lengths, and nothing else", () => {
    const { accepts } = questionType("CODE");
    expect(accepts(byOutput, printed("1", "x".repeat(LONGEST_TEXT_RESPONSE)))).toBe(true);
    expect(accepts(byOutput, printed("1", "x".repeat(LONGEST_TEXT_RESPONSE + 1)))).toBe(false);
    expect(accepts(byOutput, printed("x".repeat(MAX_TEXT_RESPONSE + 1)))).toBe(false);
    expect(accepts(byOutput, filled({ other: "1" }))).toBe(false);
    expect(accepts(byPerson, printed("1"))).toBe(false);
    expect(accepts(byOutput, chose("a"))).toBe(false);
  });

  test("is answered once there are code and output", () => {
    const { code } = publicView(byOutput, { promptIds: [], optionIds: [] });
    const isAnswered = (output: string, written: string) =>
      codePlayer.isAnswered(
        { type: "CODE", unit: "", blanks: [], prompts: [], code },
        { ...printed(output, written), isFlagged: false },
      );
    expect([isAnswered("58", "print(58)"), isAnswered("", "print(58)"), isAnswered("58", " ")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("the review names code and output apart, and what was expected where that may be shown", () => {
    const rows = (correctness: boolean, keys: boolean) =>
      questionType("CODE")
        .reviewRows(byOutput, printed("3"), { correctness, feedback: correctness, keys })
        .map(({ who, part, text, sign }) => [who, part, text, sign]);
    const code = ["you", "code", "print(58)", null];
    expect(rows(false, false)).toEqual([code, ["you", "output", "3", null]]);
    expect(rows(true, true)).toEqual([
      code,
      ["you", "output", "3", "wrong"],
      ["key", "output", "1 58\n2 60", "missed"],
      ["key", "output", "58, 60", "missed"],
    ]);
  });
});

describe("code of which some outputs earn a part of the points", () => {
  const inParts = aStoredQuestion("CODE", {
    body: { ...emptyCode, markedBy: "output" },
    answers: [
      aStoredAnswer("a", false, { text: "57", credit: 3333, explanation: "Off by one." }),
      aStoredAnswer("b", false, { text: "0\n0", explanation: "The loop never ran." }),
      aStoredAnswer("c", true, { text: "58", explanation: "Yes." }),
      aStoredAnswer("d", false, { text: "58", credit: 50 }),
    ],
  });
  const shown = { correctness: true, feedback: true, keys: true };
  const { reviewRows, rightResponse } = questionType("CODE");

  test.each([
    ["57", 67, false, "partly", "Off by one."],
    ["0\n0 ", 0, false, "wrong", "The loop never ran."],
    ["58", 200, true, "right", "Yes."],
    ["59", 0, false, "wrong", ""],
  ])("the first that was printed decides what %j earns and is told", (output, points, isCorrect, sign, feedback) => {
    expect(earned(inParts, printed(output))).toEqual({ earned: points, isCorrect });
    expect(reviewRows(inParts, printed(output), shown)[1]).toMatchObject({ part: "output", sign, feedback });
  });

  test("only those that earn all points are shown as the right answer", () => {
    const rows = reviewRows(inParts, printed("57"), shown).filter(({ part }) => part === "output");
    expect(rows.map(({ who, text }) => [who, text])).toEqual([
      ["you", "57"],
      ["key", "58"],
    ]);
    expect(rightResponse(inParts).fields).toEqual({ output: "58" });
  });

  test("a wrong answer costs its penalty, and one that is right in part costs nothing", () => {
    const costly = { ...inParts, penalty: 5000 };
    const total = (output: string) =>
      scoreAttempt([costly], new Map([["q", printed(output)]]), 5000).byQuestion.get("q");
    expect([total("0\n0")?.earned, total("57")?.earned]).toEqual([-100, 67]);
  });
});

describe("code that a person grades", () => {
  test("waits for one, unless nothing was written", () => {
    expect(scoreAttempt([byPerson], new Map([["q", typed("print()")]]), 5000).total).toBeNull();
    expect(scoreAttempt([byPerson], new Map([["q", typed(" \n")]]), 5000).total?.score).toBe(0);
    expect(scoreAttempt([byOutput], new Map([["q", printed("1")]]), 5000).total?.score).toBe(0);
  });

  test("shows what to begin with, and never what graders are told", () => {
    const view = publicView(byPerson, { promptIds: [], optionIds: [] });
    expect(view.code).toEqual({ language: "python", starter: "", asksOutput: false });
    expect(publicView(byOutput, { promptIds: [], optionIds: [] }).code).toEqual({
      ...{ language: "python", starter: "tides = 2", asksOutput: true },
    });
    expect(JSON.stringify(view)).not.toContain("A loop");
  });
});

test("an author is told of an output that is missing; a short answer's texts become outputs, and back", () => {
  const asWritten = { type: "CODE" as const, text: "How many?", numericValue: "", numericTolerance: "" };
  const problemsOf = (body: Partial<CodeBody>, answers: { text: string; isCorrect: boolean }[]) =>
    findQuestionProblems({ ...asWritten, body: { ...emptyCode, ...body }, answers });
  const problems = (body: Partial<CodeBody>, ...texts: string[]) =>
    problemsOf(
      body,
      texts.map((text) => ({ text, isCorrect: true })),
    );
  expect(problems({ markedBy: "person" })).toEqual([]);
  expect(problems({ markedBy: "output" })).toEqual([{ code: "no_accepted" }]);
  expect(problems({ markedBy: "output" }, "58", " ")).toEqual([{ code: "accepted_missing", at: 1 }]);
  expect(problemsOf({ markedBy: "output" }, [{ text: "57", isCorrect: false }])).toEqual([{ code: "no_full_credit" }]);

  const means = { newId: () => crypto.randomUUID(), trueFalse: ["True", "False"] as const };
  const short = {
    ...{ text: "How many?", points: 1, penalty: 0, explanation: "", feedback: "" },
    ...{ numericValue: "", numericTolerance: "", numericUnit: "", body: null },
    ...{
      type: "SHORT_ANSWER" as const,
      answers: [
        aStoredAnswer("a", true, { text: "58" }),
        { ...aStoredAnswer("b", false, { text: "57", explanation: "Off by one." }), credit: 50 },
      ],
    },
  };
  const code = convertQuestion(short, "CODE", means);
  const answers = [
    { text: "58", isCorrect: true },
    { text: "57", isCorrect: false, credit: 50, explanation: "Off by one." },
  ];
  expect(code).toMatchObject({ answers, body: { markedBy: "output" } });
  expect(convertQuestion(code, "SHORT_ANSWER", means)).toMatchObject({ answers, body: null });
});
