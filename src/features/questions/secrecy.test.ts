import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { type QuestionType, questionTypes } from "./question-type";
import { publicView, questionType } from "./registry";

describe("what a student may see", () => {
  const secret = "CANARY";
  const anyQuestion = fc.record({
    type: fc.constantFrom(...questionTypes),
    keys: fc.array(fc.boolean(), { maxLength: 6 }),
    pick: fc.integer({ min: 0, max: 5 }),
  });
  const build = ({ type, keys }: { type: QuestionType; keys: boolean[] }) =>
    aStoredQuestion(type, {
      explanation: secret,
      feedback: secret,
      numericValue: secret,
      numericTolerance: secret,
      answers: keys.map((isCorrect, index) =>
        aStoredAnswer(String(index), isCorrect, {
          explanation: secret,
          text: type === "SHORT_ANSWER" || type === "NUMERIC" ? secret : `Option ${index}`,
        }),
      ),
    });

  test("the view of a question while it is answered holds no key, whatever the question", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const ids = of.answers.map(({ id }) => id);
        const view = JSON.stringify(publicView(of, ids));
        expect(view).not.toContain(secret);
        expect(view).not.toMatch(/correct/i);
        const flipped = { ...of, answers: of.answers.map((one) => ({ ...one, isCorrect: !one.isCorrect })) };
        expect(JSON.stringify(publicView(flipped, ids))).toBe(view);
      }),
    );
  });

  test("the review without keys names only what the student gave, and without correctness not even a sign", () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const of = build(drawn);
        const { control, reviewRows } = questionType(of.type);
        const isChoice = control === "one-of" || control === "any-of";
        const chosen = of.answers[drawn.pick % Math.max(1, of.answers.length)];
        const response = isChoice ? chose(...(chosen ? [chosen.id] : [])) : typed("mine");
        const blind = reviewRows(of, response, { correctness: false, keys: false });
        expect(JSON.stringify(blind)).not.toContain(secret);
        expect(blind.every(({ sign, who }) => sign === null && who === "you")).toBe(true);
        const marked = reviewRows(of, response, { correctness: true, keys: false });
        expect(marked.every(({ who }) => who === "you")).toBe(true);
      }),
    );
  });
});
