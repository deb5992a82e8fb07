import { expect, test } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import { readQuiz } from "./read-quiz";

const question = "questions:\n  - type: true-false\n    text: Flat?\n    answer: false\n";
const read = (rules: string) =>
  readQuiz(rules + question, { file: "x.quiz.yaml", lessonTitle: "Hello", language: "en" }).assessment;

test("says what students see part by part, or by the two switches from before", () => {
  expect(read("").review).toEqual(standardReview);
  const exam = read("review:\n  answers: [closed]\n  score: []\n  feedback: [done, during]\n");
  expect(exam.review).toEqual({ ...standardReview, answers: ["closed"], score: [], feedback: ["during", "done"] });
  const before = read("showResults: false\nshowCorrectAnswers: never\n");
  expect(before.review).toEqual({ score: [], correctness: [], feedback: [], answers: [] });
});

const asked = (id: string, section: string) =>
  `  - { id: ${id}, type: true-false, text: Flat?, answer: false${section && `, section: ${section}`} }\n`;
const sections = "sections:\n  - { id: a, title: One }\n  - { id: b, introduction: Two. }\n";
const readAll = (rules: string, questions: string) =>
  readQuiz(`${rules}questions:\n${questions}`, { file: "x.quiz.yaml", lessonTitle: "Hello", language: "en" });

test("puts questions under their sections, whatever their order in the file, and knows their lines", () => {
  const { assessment, lineOfQuestion } = readAll(
    `paging: question\n${sections}`,
    asked("x", "b") + asked("y", "a") + asked("z", "b"),
  );
  expect(assessment.sections).toEqual([
    { key: "a", title: "One", introduction: "" },
    { key: "b", title: "", introduction: "Two." },
  ]);
  expect(assessment.paging).toBe("QUESTION");
  expect(assessment.questions.map(({ sourceKey, section }) => [sourceKey, section])).toEqual([
    ["y", "a"],
    ["x", "b"],
    ["z", "b"],
  ]);
  expect([0, 1, 2].map(lineOfQuestion)).toEqual([7, 6, 8]);
});

test.each([
  ["without one", sections, asked("x", ""), 5, /id of one of the sections/],
  ["in one that isn't there", sections, asked("x", "c"), 5, /id of one of the sections/],
  ["in one where there are none", "", asked("x", "a"), 2, /has no sections/],
  ["beside two sections of one id", "sections: [{ id: a }, { id: a }]\n", asked("x", "a"), 1, /id of its own/],
])("a question is refused %s", (_name, rules, questions, line, message) => {
  expect(() => readAll(rules, questions)).toThrow(
    expect.objectContaining({ line, message: expect.stringMatching(message) }),
  );
});

const inDraw = (id: string, more: string) =>
  `  - { id: ${id}, type: true-false, text: Flat?, answer: false, draw: ${more} }\n`;

test("a question in a draw has the draw's points, and is asked in its section", () => {
  const draws =
    "draws:\n  - { id: d, bank: Maps, section: b, tags: [Old], difficulty: easy, count: 1, points: 2.5, readAgain: [e, e] }\n";
  const { assessment } = readAll(sections + draws, inDraw("x", "d, points: 7") + asked("y", "a"));
  const [draw] = assessment.draws ?? [];
  expect(draw).toEqual({
    ...{ key: expect.stringMatching(/^[0-9a-f-]{36}$/), bank: "Maps", section: "b", tags: ["old"] },
    ...{ difficulty: 1, count: 1, points: 2.5, readAgain: ["e"] },
  });
  expect(
    assessment.questions.map(({ sourceKey, points, section, draw: of }) => [sourceKey, points, section, of]),
  ).toEqual([
    ["y", 1, "a", undefined],
    ["x", 2.5, undefined, draw?.key],
  ]);
});

const draws = (more: string) => `draws:\n  - { id: d, bank: Maps, ${more} }\n`;

test.each([
  ["a draw that isn't there", draws("count: 1"), inDraw("x", "e"), 4, /id of one of the draws/],
  [
    "a section beside a draw",
    sections + draws("section: a, count: 1"),
    inDraw("x", "d, section: a"),
    7,
    /beside its draw/,
  ],
  ["a draw in no section", sections + draws("count: 1"), inDraw("x", "d"), 5, /id of one of the sections/],
  [
    "two draws of one id",
    `${draws("count: 1")}  - { id: d, bank: Maps, count: 1 }\n`,
    inDraw("x", "d"),
    1,
    /id of its own/,
  ],
  ["a draw of none", draws("count: 0"), inDraw("x", "d"), 2, /from 1 to 500/],
  [
    "a draw with six lessons",
    draws("count: 1, readAgain: [a, b, c, d, e, f]"),
    inDraw("x", "d"),
    2,
    /at most 5 lessons/,
  ],
  ["a draw without a bank", "draws:\n  - { id: d, count: 1 }\n", inDraw("x", "d"), 2, /bank/],
  ["a tag that no bank has", draws("count: 1, tags: [a/b]"), inDraw("x", "d"), 2, /must be a tag/],
  ["another difficulty", draws("count: 1, difficulty: wild"), inDraw("x", "d"), 2, /easy, medium, hard/],
])("is refused for %s", (_name, rules, questions, line, message) => {
  expect(() => readAll(rules, questions)).toThrow(
    expect.objectContaining({ line, message: expect.stringMatching(message) }),
  );
});

test.each([
  ["both ways at once", "review:\n  score: [done]\nshowResults: true\n", 1, /beside showResults/],
  ["a time that no review knows", "review:\n  score: [before]\n", 2, /attempt, done, closed/],
])("is refused by its line for %s", (_name, rules, line, message) => {
  expect(() => read(rules)).toThrow(expect.objectContaining({ line, message: expect.stringMatching(message) }));
});

const blank = (entry: string) =>
  `  - { id: x, type: fill-in-blanks, text: "[[1]]", blanks: [{ blank: "1", ${entry} }] }\n`;

test("a blank's texts and numbers may earn a part and say something of their own", () => {
  const blanks = (entry: string) => readAll("", blank(entry)).assessment.questions[0]?.blanks;
  expect(blanks("accept: [ebb, { text: low }, { text: high, credit: 0, feedback: No. }]")).toEqual([
    {
      ...{ blank: "1", feedback: "", caseSensitive: false },
      accept: ["ebb", "low", { text: "high", credit: 0, feedback: "No." }],
    },
  ]);
  expect(blanks('answer: "2", foreseen: [{ answer: "4", credit: 12.5 }]')).toEqual([
    {
      ...{ blank: "1", feedback: "", answer: "2", tolerance: "" },
      foreseen: [{ value: "4", tolerance: "0", credit: 12.5, feedback: "" }],
    },
  ]);
});

test.each([
  ["that knows no text that earns everything", "accept: [{ text: ebb, credit: 50 }]", /credit: 100/],
  ["that foresees numbers beside texts", 'accept: [ebb], foreseen: [{ answer: "4" }]', /only beside answer/],
  ["with another number that earns everything", 'answer: "2", foreseen: [{ answer: "4", credit: 100 }]', /below 100/],
])("a blank is refused %s", (_name, entry, message) => {
  expect(() => readAll("", blank(entry))).toThrow(message);
});
