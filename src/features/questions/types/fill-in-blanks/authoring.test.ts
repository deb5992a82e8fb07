import { expect, test } from "vitest";
import { blankQuestion, convertQuestion, findQuestionProblems } from "../../authoring";
import type { EditedQuestion } from "../../edited-question";
import { blankAnswer } from "../../question-authoring";
import { asKind, blanksOf, emptyBlank, nextKey, problemsOfBlank } from "./authoring";
import type { Blank } from "./body";

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;
const means = { newId, trueFalse: ["True", "False"] } as const;
const filled = (key: string): Blank => ({ ...emptyBlank(key), accepted: ["ebb"] });
const of = (text: string, blanks: Blank[] = []): EditedQuestion => ({
  ...blankQuestion("FILL_IN_BLANKS", means),
  text,
  body: { blanks },
});
const keys = (question: EditedQuestion) => blanksOf(question).map(({ key }) => key);
const problems = (question: EditedQuestion) => findQuestionProblems(question);

test("a new question has no blanks, and says that it needs one", () => {
  expect(problems(of("The tide rises."))).toEqual([{ code: "no_blanks" }]);
  expect(problems(of("The tide [[1]].", [filled("1")]))).toEqual([]);
});

test("blanks are in the order of the text, and one that was typed by hand is still to be filled", () => {
  const question = of("[[3]] then [[1]] and [[2]]", [filled("1"), filled("3")]);
  expect(keys(question)).toEqual(["3", "1", "2"]);
  expect(problems(question)).toEqual([{ code: "blank_without_answer", at: 2 }]);
});

test("a blank whose mark is deleted keeps its answers and says that the text lacks it", () => {
  const question = of("Only [[2]].", [filled("1"), filled("2")]);
  expect(blanksOf(question)).toEqual([filled("2"), filled("1")]);
  expect(problems(question)).toEqual([{ code: "blank_unused", at: 1 }]);
  // One that nothing was written for goes with its mark.
  expect(keys(of("Only [[2]].", [emptyBlank("1"), filled("2")]))).toEqual(["2"]);
});

test("a mark that is there twice is a problem, and the next blank takes a number that none has", () => {
  const question = of("[[1]], [[1]] and [[4]]", [filled("1"), filled("4"), filled("2")]);
  expect(problems(question)).toEqual([
    { code: "blank_repeated", at: 0 },
    { code: "blank_unused", at: 2 },
  ]);
  expect(nextKey(question)).toBe("3");
  const full = Array.from({ length: 50 }, (_, at) => `[[${at + 1}]]`).join(" ");
  expect(nextKey(of(full))).toBeNull();
});

test("no stored blank is lost to marks beyond what a question holds", () => {
  const text = Array.from({ length: 60 }, (_, at) => `[[${at + 1}]]`).join(" ");
  const kept = keys(of(text, [filled("60"), filled("61")]));
  expect(kept).toEqual(expect.arrayContaining(["60", "61"]));
  expect(kept.length).toBeLessThanOrEqual(50);
});

test("numbers and lists are judged as those of other types", () => {
  const choices = (...right: boolean[]) =>
    right.map((isCorrect, at) => ({ id: newId(), text: `Choice ${at}`, isCorrect, feedback: "" }));
  const list = (...right: boolean[]): Blank => ({
    kind: "dropdown",
    key: "1",
    feedback: "",
    choices: choices(...right),
  });
  const number = (value: string, tolerance = ""): Blank => ({
    kind: "number",
    key: "1",
    feedback: "",
    value,
    tolerance,
  });
  const codes = (blank: Blank) => problems(of("[[1]]", [blank])).map(({ code }) => code);
  expect(codes(list(true, false))).toEqual([]);
  expect(codes(list(true))).toEqual(["too_few_choices"]);
  expect(codes(list(false, false))).toEqual(["no_right_choice"]);
  expect(codes(list(true, true))).toEqual(["no_right_choice"]);
  expect(codes(number("12.42", "5%"))).toEqual([]);
  expect(codes(number("twelve", "some"))).toEqual(["number_unreadable", "tolerance_unreadable"]);
});

test("a blank of another kind keeps its right answers and what is said about it", () => {
  const text: Blank = { ...emptyBlank("1"), accepted: ["ebb", "12.42"], feedback: "See above." };
  expect(asKind(text, "number", newId)).toMatchObject({ kind: "number", value: "12.42", feedback: "See above." });
  const list = asKind(text, "dropdown", newId);
  expect(list).toMatchObject({
    choices: [
      { text: "ebb", isCorrect: true },
      { text: "12.42", isCorrect: false },
    ],
  });
  expect(asKind(list, "text", newId)).toMatchObject({ accepted: ["ebb"], feedback: "See above." });
});

test("options of another type become one blank to be put into the text, and go back as options", () => {
  const choice: EditedQuestion = {
    ...blankQuestion("SINGLE_CHOICE", means),
    text: "Which?",
    answers: ["Ebb", "Flood"].map((text, at) => ({
      ...{ id: newId(), text, isCorrect: at === 1, explanation: "So." },
      ...{ isCaseSensitive: false, isPattern: false },
    })),
  };
  const blanks = convertQuestion(choice, "FILL_IN_BLANKS", means);
  expect(blanksOf(blanks)).toMatchObject([{ kind: "dropdown", choices: [{ text: "Ebb" }, { isCorrect: true }] }]);
  const back = convertQuestion(blanks, "SINGLE_CHOICE", means);
  expect(back.answers.map(({ text, isCorrect }) => [text, isCorrect])).toEqual([
    ["Ebb", false],
    ["Flood", true],
  ]);
  const short = convertQuestion({ ...choice, answers: choice.answers.slice(1) }, "SHORT_ANSWER", means);
  const known = { text: "Flood", credit: 100, feedback: "So." };
  expect(blanksOf(convertQuestion(short, "FILL_IN_BLANKS", means))).toMatchObject([{ accepted: [known] }]);
});

const foreseen: Blank = {
  ...emptyBlank("1"),
  accepted: [{ text: "flood", credit: 0, feedback: "The other way." }, "ebb", { text: "12", credit: 50, feedback: "" }],
};

test("a short answer's texts come along to a blank, with what they earn and what is said, and what earns anything back", () => {
  const texts = [
    { text: "flood", isCorrect: false, explanation: "The other way." },
    { text: "ebb", isCorrect: true, explanation: "" },
    { text: "12", isCorrect: false, explanation: "", credit: 50 },
  ].map((one) => ({ ...blankAnswer(newId(), one.text, one.isCorrect), ...one }));
  const short: EditedQuestion = { ...blankQuestion("SHORT_ANSWER", means), text: "Which?", answers: texts };
  expect(blanksOf(convertQuestion(short, "FILL_IN_BLANKS", means))).toEqual([foreseen]);
  const { answers } = convertQuestion(of("[[1]]", [foreseen]), "SHORT_ANSWER", means);
  expect(answers.map(({ text, isCorrect, credit }) => [text, isCorrect, credit])).toEqual([
    ["ebb", true, undefined],
    ["12", false, 50],
  ]);
  // Of options that students saw, wrong ones among them, it becomes a list.
  const choice = convertQuestion(short, "SINGLE_CHOICE", means);
  expect(blanksOf(convertQuestion(choice, "FILL_IN_BLANKS", means))).toMatchObject([{ kind: "dropdown" }]);
});

test("a blank of another kind keeps wrong answers that something is said of", () => {
  const list = asKind(foreseen, "dropdown", newId);
  expect(list).toMatchObject({
    choices: [
      { text: "ebb", isCorrect: true, feedback: "" },
      { text: "flood", isCorrect: false, feedback: "The other way." },
      { text: "12", isCorrect: false, feedback: "" },
    ],
  });
  expect(asKind(list, "text", newId)).toMatchObject({
    accepted: ["ebb", { text: "flood", credit: 0, feedback: "The other way." }],
  });
  const number: Blank = {
    ...{ kind: "number", key: "1", feedback: "", value: "2", tolerance: "1%", answerFeedback: "Twice." },
    foreseen: [{ value: "4", tolerance: "0.5", credit: 25, feedback: "With high ones." }],
  };
  const text = asKind(number, "text", newId);
  expect(text).toMatchObject({
    accepted: [
      { text: "2", credit: 100, feedback: "Twice." },
      { text: "4", credit: 25, feedback: "With high ones." },
    ],
  });
  expect(asKind(text, "number", newId)).toEqual({
    ...{ ...number, tolerance: "" },
    foreseen: [{ value: "4", tolerance: "", credit: 25, feedback: "With high ones." }],
  });
});

test("a blank needs a text that earns everything, and says what its other answers lack", () => {
  const half = { text: "half", credit: 50, feedback: "" };
  expect(problems(of("[[1]]", [{ ...emptyBlank("1"), accepted: [half] }]))).toEqual([
    { code: "blank_without_answer", at: 0 },
  ]);
  const lacking: Blank = { ...emptyBlank("1"), accepted: ["ebb", { text: " ", credit: 0, feedback: "What?" }] };
  expect(problems(of("[[1]]", [lacking]))).toEqual([{ code: "accepted_missing", at: 0 }]);
  const number: Blank = {
    ...{ kind: "number", key: "1", feedback: "", value: "2", tolerance: "" },
    foreseen: [
      { value: "four", tolerance: "", credit: 0, feedback: "" },
      { value: "", tolerance: "x", credit: 0, feedback: "" },
    ],
  };
  expect(problemsOfBlank(number)).toEqual([
    { code: "foreseen_unreadable", at: 0 },
    { code: "foreseen_missing", at: 1 },
    { code: "foreseen_tolerance", at: 1 },
  ]);
  // What a wrong answer alone was written for stays when its mark goes.
  expect(keys(of("Gone.", [lacking]))).toEqual(["1"]);
});
