import { expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion } from "@/testing/a-stored-question";
import type { QuestionContent, QuestionResponse } from "../question-type";
import { questionType } from "../registry";
import { fullCredit, signOfCredit } from "./credit";
import { noAnswer } from "./no-answer";

test("a part of the points, however small or large, is neither all of them nor none", () => {
  expect([fullCredit, fullCredit - 1, 1, 0].map(signOfCredit)).toEqual(["right", "partly", "partly", "wrong"]);
});

const answers = [aStoredAnswer("a", true, { text: "58" }), aStoredAnswer("b", false, { text: "57", credit: 2500 })];
const foreseen = [{ value: "57", tolerance: "0", credit: 25, feedback: "" }];
const units = { units: [], isAsked: false, cost: 0, feedback: "" };
const blank = {
  ...{ kind: "text", key: "1", feedback: "", isCaseSensitive: false },
  accepted: ["58", { text: "57", credit: 25, feedback: "" }],
};
const program = { language: "python", starter: "", markedBy: "output", graderNotes: "" };

/** Every kind that gives one thing a part of its points, with an answer that earns it. */
const partlyRight: [QuestionContent, Partial<QuestionResponse>][] = [
  [aStoredQuestion("SINGLE_CHOICE", { answers }), { selectedAnswers: ["b"] }],
  [aStoredQuestion("SHORT_ANSWER", { answers }), { textResponse: "57" }],
  [aStoredQuestion("NUMERIC", { numericValue: "58", body: { ...units, foreseen } }), { textResponse: "57" }],
  [aStoredQuestion("FILL_IN_BLANKS", { text: "[[1]]", body: { blanks: [blank] } }), { fields: { "1": "57" } }],
  [aStoredQuestion("CODE", { answers, body: program }), { fields: { output: "57" } }],
];

test.each(partlyRight.map(([question, given]) => [question.type, question, given] as const))(
  "an answer of %s is said to be partly right only where the review says what is right",
  (type, question, given) => {
    const signs = (correctness: boolean) =>
      questionType(type)
        .reviewRows(question, { ...noAnswer, ...given }, { correctness, feedback: true, keys: false })
        .map(({ who, sign }) => [who, sign]);
    expect(signs(true)).toEqual([["you", "partly"]]);
    expect(signs(false)).toEqual([["you", null]]);
  },
);
