import { describe, expect, test } from "vitest";
import { merge } from "@/features/editor/merge-fields";
import { blankQuestion, convertQuestion, findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import { EditedQuestion, QuestionKind } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import { movedBefore, questionGroups } from "./rules";

let made = 0;
const newId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`;
const means = { newId, trueFalse: ["True", "False"] as const };
const option = (text: string, isCorrect = false) => blankAnswer(newId(), text, isCorrect);
const aQuestion = (change: Partial<EditedQuestion> = {}): EditedQuestion => ({
  ...blankQuestion("SINGLE_CHOICE", means),
  text: "Which?",
  answers: [option("Ebb", true), option("Flood")],
  ...change,
});
const codes = (question: EditedQuestion) => findQuestionProblems(question).map(({ code }) => code);
const numeric = (numericValue: string, numericTolerance = "") =>
  aQuestion({ type: "NUMERIC", answers: [], numericValue, numericTolerance });

describe("what a question lacks", () => {
  test("nothing, where it has a text, two options and one key", () => {
    expect(codes(aQuestion())).toEqual([]);
  });

  test("a single choice has exactly one key, a multiple choice at least one", () => {
    const answers = [option("Ebb", true), option("Flood", true)];
    expect(codes(aQuestion({ answers }))).toEqual(["many_keys"]);
    expect(codes(aQuestion({ answers: [option("Ebb"), option("Flood")] }))).toEqual(["no_key"]);
    expect(codes(aQuestion({ type: "MULTIPLE_CHOICE", answers }))).toEqual([]);
    const unticked = [option("Ebb"), option("Flood")];
    expect(codes(aQuestion({ type: "MULTIPLE_CHOICE", answers: unticked }))).toEqual(["no_key"]);
  });

  test("is said of the very option", () => {
    const answers = [option("Ebb", true), option(" Ebb "), option("")];
    expect(findQuestionProblems(aQuestion({ answers }))).toEqual([
      { code: "option_repeated", at: 1 },
      { code: "option_missing", at: 2 },
    ]);
  });

  test("a number is one that can be compared, its tolerance an amount or a share", () => {
    expect(codes(numeric("4.2", "0.1"))).toEqual([]);
    expect(codes(numeric("4.2", "5 %"))).toEqual([]);
    expect(codes(numeric(""))).toEqual(["number_missing"]);
    expect(codes(numeric("four", "-1"))).toEqual(["number_unreadable", "tolerance_unreadable"]);
    const units = [
      { unit: "km", factor: "1000" },
      { unit: "km ", factor: "0" },
      { unit: "", factor: "2" },
    ];
    expect(codes({ ...numeric("4"), body: { units, isAsked: true, cost: 0 } })).toEqual([
      "unit_missing",
      "unit_repeated",
      "factor_unreadable",
      "unit_name_missing",
    ]);
    expect(codes(numeric("4", "%"))).toEqual(["tolerance_unreadable"]);
    const other = { value: "3", tolerance: "", credit: 50, feedback: "" };
    const foreseen = [other, { ...other, value: "" }, { ...other, value: "x", tolerance: "%" }];
    expect(findQuestionProblems({ ...numeric("4"), body: { units: [], isAsked: false, cost: 0, foreseen } })).toEqual([
      { code: "foreseen_missing", at: 1 },
      { code: "foreseen_unreadable", at: 2 },
      { code: "foreseen_tolerance", at: 2 },
    ]);
  });

  test("a short answer has something it accepts", () => {
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: [] }))).toEqual(["no_accepted"]);
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: [option("", true)] }))).toEqual(["accepted_missing"]);
    const half = { ...option("ebb"), credit: 50 };
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: [half] }))).toEqual(["no_full_credit"]);
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: [half, option("flood", true)] }))).toEqual([]);
  });

  test.each([
    ["an open bracket", "("],
    ["a range that runs backwards", "[z-a]"],
    ["a look-around", "(?=ebb)"],
    ["more than 500 characters", "a".repeat(501)],
  ])("a pattern with %s can't be read", (_, text) => {
    const answers = [option("ebb", true), { ...option(text, true), isPattern: true }];
    expect(findQuestionProblems(aQuestion({ type: "SHORT_ANSWER", answers }))).toEqual([
      { code: "accepted_unreadable", at: 1 },
    ]);
    const asText = answers.map((answer) => ({ ...answer, isPattern: false }));
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: asText }))).toEqual([]);
  });

  test("a pattern that is still empty is only missing, and one that can be read is no problem", () => {
    const pattern = (text: string) => [{ ...option(text, true), isPattern: true }];
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: pattern(" ") }))).toEqual(["accepted_missing"]);
    expect(codes(aQuestion({ type: "SHORT_ANSWER", answers: pattern("(spring|neap) tides?") }))).toEqual([]);
  });
});

describe("a credit", () => {
  const half = { ...option("Ebb"), credit: 50 };

  test("is of an answer that isn't right, where its kind gives one", () => {
    const credits = (type: EditedQuestion["type"], answers: EditedQuestion["answers"]) =>
      fitToKind(aQuestion({ type, answers })).answers.map(({ credit }) => credit);
    const answers = [half, { ...option("Flood", true), credit: 50 }];
    expect(credits("SINGLE_CHOICE", answers)).toEqual([50, undefined]);
    expect(credits("SHORT_ANSWER", answers)).toEqual([50, undefined]);
    const body = { language: null, starter: "", markedBy: "output", graderNotes: "" };
    const program = fitToKind(aQuestion({ type: "CODE", answers, body }));
    expect(program.answers.map(({ isCorrect, credit }) => [isCorrect, credit])).toEqual([
      [false, 50],
      [true, undefined],
    ]);
    expect(credits("MULTIPLE_CHOICE", answers)).toEqual([undefined, undefined]);
    expect(credits("TRUE_FALSE", answers)).toEqual([undefined, undefined]);
  });

  test("comes along to another kind that gives one", () => {
    const choice = aQuestion({
      answers: [{ ...half, text: "3", explanation: "Nearly" }, option("4", true), option("5")],
    });
    const short = convertQuestion(choice, "SHORT_ANSWER", means);
    expect(short.answers.map(({ text, isCorrect, credit }) => [text, isCorrect, credit])).toEqual([
      ["3", false, 50],
      ["4", true, undefined],
    ]);
    const number = convertQuestion(choice, "NUMERIC", means);
    expect(number).toMatchObject({
      ...{ numericValue: "4", answers: [] },
      body: { foreseen: [{ value: "3", tolerance: "", credit: 50, feedback: "Nearly" }] },
    });
    expect(convertQuestion(number, "SINGLE_CHOICE", means).answers).toMatchObject([
      { text: "4", isCorrect: true },
      { text: "3", isCorrect: false, credit: 50, explanation: "Nearly" },
    ]);
  });
});

describe("another kind", () => {
  test("from and to each kind may be stored", () => {
    for (const from of QuestionKind.options)
      for (const to of QuestionKind.options) {
        const result = convertQuestion(blankQuestion(from, means), to, means);
        expect(EditedQuestion.safeParse(result).success, `${from} to ${to}`).toBe(true);
        expect(result.type).toBe(to);
      }
  });

  test("with several keys keeps the first where there can be one only", () => {
    const answers = [option("A"), option("B", true), option("C", true)];
    const { answers: kept } = convertQuestion(aQuestion({ type: "MULTIPLE_CHOICE", answers }), "SINGLE_CHOICE", means);
    expect(kept.map(({ isCorrect }) => isCorrect)).toEqual([false, true, false]);
  });

  test("as true or false names options that have no text yet, and keeps those that have", () => {
    const shown = (answers: EditedQuestion["answers"]) =>
      convertQuestion(aQuestion({ answers }), "TRUE_FALSE", means).answers.map(({ text, isCorrect }) => [
        text,
        isCorrect,
      ]);
    const named = [
      ["True", false],
      ["False", true],
    ];
    expect(shown([option(""), option(" ", true)])).toEqual(named);
    expect(shown([option("True"), option("", true)])).toEqual(named);
    expect(shown([option("Ebb", true), option("Flood")])).toEqual([
      ["Ebb", true],
      ["Flood", false],
    ]);
    expect(
      convertQuestion(blankQuestion("SINGLE_CHOICE", means), "TRUE_FALSE", means).answers.map(({ text }) => text),
    ).toEqual(["True", "False"]);
  });

  test("takes the right options as what a short answer accepts, and a number as the key", () => {
    const choice = aQuestion({ answers: [option("4.2", true), option("5")] });
    const short = convertQuestion(choice, "SHORT_ANSWER", means);
    expect(short.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([["4.2", true]]);
    expect(convertQuestion(short, "NUMERIC", means)).toMatchObject({ numericValue: "4.2", answers: [] });
    const back = convertQuestion(numeric("4.2"), "SINGLE_CHOICE", means);
    expect(back.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([
      ["4.2", true],
      ["", false],
    ]);
  });
});

describe("two authors in one question", () => {
  const base = aQuestion();
  test("who change different things both keep theirs", () => {
    const stands = { ...base, text: "Which tide?" };
    const mine = { ...base, points: 3 };
    expect(merge(questionGroups, { stands, base, mine })).toMatchObject({ text: "Which tide?", points: 3 });
  });

  test("who change the same thing meet, unless they wrote the same", () => {
    const mine = { ...base, text: "Which tide?" };
    expect(merge(questionGroups, { stands: { ...base, text: "What?" }, base, mine })).toBeNull();
    expect(merge(questionGroups, { stands: { ...mine }, base, mine })).toEqual(mine);
  });

  test("of whom one changes the kind and the other the options, meet too", () => {
    const stands = convertQuestion(base, "NUMERIC", means);
    const mine = { ...base, answers: [...base.answers, option("Slack")] };
    expect(merge(questionGroups, { stands, base, mine })).toBeNull();
  });

  test("differ by what they wrote, never by the ids of answers", () => {
    const stands = { ...base, answers: base.answers.map((answer) => ({ ...answer, id: newId() })) };
    expect(merge(questionGroups, { stands, base, mine: { ...base, points: 2 } })).toMatchObject({ points: 2 });
  });
});

test("a question moves before another one, to the end, or nowhere", () => {
  expect(movedBefore(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(movedBefore(["a", "b", "c"], "a", null)).toEqual(["b", "c", "a"]);
  expect(movedBefore(["a", "b", "c"], "a", "gone")).toEqual(["b", "c", "a"]);
  expect(movedBefore(["a", "b"], "gone", "a")).toEqual(["a", "b"]);
});
