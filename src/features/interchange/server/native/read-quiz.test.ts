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

test.each([
  ["both ways at once", "review:\n  score: [done]\nshowResults: true\n", 1, /beside showResults/],
  ["a time that no review knows", "review:\n  score: [before]\n", 2, /attempt, done, closed/],
])("is refused by its line for %s", (_name, rules, line, message) => {
  expect(() => read(rules)).toThrow(expect.objectContaining({ line, message: expect.stringMatching(message) }));
});
