import { expect, test } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import { readQuiz } from "./read-quiz";

const question = "questions:\n  - type: true-false\n    text: Flat?\n    answer: false\n";
const read = (rules: string) =>
  readQuiz(rules + question, { file: "x.quiz.yaml", lessonTitle: "Hello", language: "en" }).assessment;

test("says what students see part by part, or by the two switches from before", () => {
  expect(read("").review).toEqual(standardReview);
  const exam = read("review:\n  answers: [closed]\n  score: []\n");
  expect(exam.review).toEqual({ ...standardReview, answers: ["closed"], score: [] });
  const before = read("showResults: false\nshowCorrectAnswers: never\n");
  expect(before.review).toEqual({ score: [], correctness: [], feedback: [], answers: [] });
});

test.each([
  ["both ways at once", "review:\n  score: [done]\nshowResults: true\n", 1, /beside showResults/],
  ["a time that no review knows", "review:\n  score: [during]\n", 2, /attempt, done, closed/],
])("is refused by its line for %s", (_name, rules, line, message) => {
  expect(() => read(rules)).toThrow(expect.objectContaining({ line, message: expect.stringMatching(message) }));
});
