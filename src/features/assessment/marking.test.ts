import { expect, test } from "vitest";
import type { QuestionResponse } from "@/features/questions/question-type";
import { aStoredAnswer, aStoredQuestion, chose, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { scoreAttempt, scoreQuestion } from "./marking";

test("a wrong answer costs its penalty; a blank, a partly right and an unfitting one cost nothing", () => {
  const choice = aStoredQuestion("SINGLE_CHOICE", {
    penalty: 2500,
    answers: [aStoredAnswer("a", true), aStoredAnswer("b", false)],
  });
  const several = aStoredQuestion("MULTIPLE_CHOICE", {
    penalty: 2500,
    answers: [aStoredAnswer("a", true), aStoredAnswer("b", false), aStoredAnswer("c", true)],
  });
  const earnedBy = (question: typeof choice, response: QuestionResponse) => scoreQuestion(question, response)?.earned;
  expect(earnedBy(choice, chose("a"))).toBe(200);
  expect(earnedBy(choice, chose("b"))).toBe(-50);
  expect(earnedBy(choice, chose())).toBe(0);
  expect(earnedBy(choice, chose("elsewhere"))).toBe(0);
  expect(earnedBy(several, chose("a"))).toBe(100);
  expect(earnedBy(several, chose("a", "b"))).toBe(-50);
  expect(earnedBy({ ...choice, penalty: 0 }, chose("b"))).toBe(0);
  // Rounded half up to a hundredth, as shares of points are.
  expect(earnedBy({ ...choice, points: 100, penalty: 3333 }, chose("b"))).toBe(-33);
  const essay = aStoredQuestion("ESSAY", { penalty: 2500, body: { minWords: null, maxWords: null, graderNotes: "" } });
  expect([scoreQuestion(essay, typed("Words")), earnedBy(essay, typed(""))]).toEqual([null, 0]);
});

test("penalties never take a whole attempt below 0, and add up before that", () => {
  const answers = [aStoredAnswer("a", true), aStoredAnswer("b", false)];
  const drawn = fc.record({ penalty: fc.nat(10_000), given: fc.constantFrom("a", "b", "") });
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 8 }), (all) => {
      const questions = all.map(({ penalty }, at) =>
        aStoredQuestion("SINGLE_CHOICE", { versionId: `${at}`, penalty, answers }),
      );
      const responses = new Map(all.map(({ given }, at) => [`${at}`, given === "" ? chose() : chose(given)]));
      const expected = all.reduce((sum, { penalty, given }) => {
        if (given === "") return sum;
        return given === "a" ? sum + 200 : sum - Math.floor((2 * 200 * penalty + 10_000) / 20_000);
      }, 0);
      const { total } = scoreAttempt(questions, responses, 5000);
      expect(total?.score).toBe(Math.max(0, expected));
      expect(total?.percentage).toBeGreaterThanOrEqual(0);
    }),
  );
});
