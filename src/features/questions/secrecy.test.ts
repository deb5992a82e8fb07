import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { type QuestionContent, type QuestionType, questionTypes } from "./question-type";
import { publicView, questionType } from "./registry";
import { readMatching } from "./types/matching/body";

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const offeredBy = ({ type, answers, body }: QuestionContent) =>
  questionType(type).offer?.ids({ answerIds: answers.map(({ id }) => id), body }) ?? { promptIds: [], optionIds: [] };

/** The same prompts and answers, and another answer right for each prompt. */
function paired(body: unknown, other: (at: number, of: number) => number) {
  const { pairs } = readMatching(body);
  return {
    pairs: pairs.map(({ promptId, prompt }, at) => {
      const { answerId, answer } = pairs[other(at, pairs.length)] ?? { answerId: uuid(99), answer: "" };
      return { promptId, prompt, answerId, answer };
    }),
    extras: [],
  };
}

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
      body:
        type === "ESSAY"
          ? { minWords: null, maxWords: 100, graderNotes: secret }
          : {
              pairs: keys.map((_, index) => ({
                promptId: uuid(index),
                prompt: `Prompt ${index}`,
                answerId: uuid(20 + index),
                answer: `Answer ${index}`,
              })),
              extras: [],
            },
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
        const ids = offeredBy(of);
        const view = JSON.stringify(publicView(of, ids));
        expect(view).not.toContain(secret);
        expect(view).not.toMatch(/correct/i);
        const flipped = {
          ...of,
          answers: of.answers.map((one) => ({ ...one, isCorrect: !one.isCorrect })),
          body:
            of.type === "ESSAY"
              ? { minWords: null, maxWords: 100, graderNotes: "else" }
              : paired(of.body, (at, of) => (at + 1) % of),
        };
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
        const offered = offeredBy(of);
        const picked: Record<string, () => string[]> = {
          order: () => of.answers.map(({ id }) => id),
          match: () => offered.promptIds.flatMap((id) => [id, offered.optionIds[0] ?? ""]),
        };
        const response = isChoice
          ? chose(...(chosen ? [chosen.id] : []))
          : picked[control]
            ? chose(...picked[control]())
            : typed("mine");
        const blind = reviewRows(of, response, { correctness: false, keys: false });
        expect(JSON.stringify(blind)).not.toContain(secret);
        expect(blind.every(({ sign, who }) => sign === null && who === "you")).toBe(true);
        const marked = reviewRows(of, response, { correctness: true, keys: false });
        expect(marked.every(({ who }) => who === "you")).toBe(true);
      }),
    );
  });
});
