import { expect, test } from "vitest";
import { stringify } from "yaml";
import { changeQuestionTexts, textsOfQuestion } from "@/features/interchange/question-texts";
import { fingerprintQuestion } from "@/features/interchange/server/store/fingerprint";
import { questionTypes } from "@/features/questions/question-type";
import { everyKindQuiz } from "@/testing/every-kind-quiz";
import { readQuiz } from "./read-quiz";
import { quizFields } from "./write-quiz";

const { assessment } = readQuiz(everyKindQuiz, { file: "kinds.quiz.yaml", lessonTitle: "Kinds", language: "en" });
const { questions } = assessment;

test("a question of every kind is written as it was read", () => {
  expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(questionTypes));
  expect(stringify(quizFields(assessment, "Kinds"), { lineWidth: 0 })).toBe(everyKindQuiz);
});

test("fingerprints stay what they were: what was imported long ago counts as unchanged", () => {
  const earlier = questions.filter(({ sourceKey }) => !sourceKey.endsWith("-in-part"));
  expect(earlier.map((question) => [question.sourceKey, fingerprintQuestion(question).slice(0, 12)])).toEqual([
    ["one", "7528e79a0ec5"],
    ["many", "c75cb722bad6"],
    ["flat", "02e7865cd7d8"],
    ["high", "cdcf3d7973dc"],
    ["low", "677cf2206fe0"],
    ["name", "aafecff17d8d"],
    ["order", "54b59a887464"],
    ["pairs", "6db283579970"],
    ["essay", "457bc835a3e8"],
    ["program", "57a81089fcf5"],
    ["sketch", "105bb78bcb71"],
    ["chart", "8b22cca7647e"],
    ["harbor", "908244ef8c37"],
    ["blanks", "d8e691ff5bc8"],
  ]);
});

test("every Markdown text of a question of every kind is changed where it stands", () => {
  const words = { one: "See [", flat: "It isn't.", name: "See [it]", pairs: "As [here]", program: "Half of it." };
  const parts = { "name-in-part": "See [it]", "low-in-part": "It's [below]", "program-in-part": "See [the name]" };
  const inBlanks = ["Of [both]", "That is [high]", "As [often]", "With [the others]"];
  const others = { essay: "The moon.", chart: "Look for", harbor: "![The harbor]", blanks: "No: [see]" };
  const starts = [
    ...Object.entries({ ...words, ...parts, ...others }),
    ...inBlanks.map((start) => ["blanks-in-part", start] as const),
  ];
  for (const [key, start] of starts) {
    const question = questions.find(({ sourceKey }) => sourceKey === key);
    if (!question) throw new Error(`There is no question ${key}.`);
    expect(textsOfQuestion(question).filter((text) => text.startsWith(start))).toHaveLength(1);
    expect(changeQuestionTexts(question, (text) => text)).toEqual(question);
    const changed = changeQuestionTexts(question, (text) => text.replaceAll("lesson:kinds", "/lessons/1"));
    expect(changed).toEqual(JSON.parse(JSON.stringify(question).replaceAll("lesson:kinds", "/lessons/1")));
  }
});
