import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned, typed } from "@/testing/a-stored-question";
import { questionType } from "../../registry";

describe("true or false", () => {
  const of = aStoredQuestion("TRUE_FALSE", { answers: [aStoredAnswer("true", false), aStoredAnswer("false", true)] });

  test("the right one of the two earns all points, the other none, and no answer none", () => {
    expect(earned(of, chose("false"))).toEqual({ earned: 200, isCorrect: true });
    expect(earned(of, chose("true"))).toEqual({ earned: 0, isCorrect: false });
    expect(earned(of, chose())).toEqual({ earned: 0, isCorrect: false });
  });

  test("both, an option of another question or a text are no answer to it", () => {
    const { accepts } = questionType("TRUE_FALSE");
    expect(accepts(of, chose("true", "false"))).toBe(false);
    expect(accepts(of, chose("z"))).toBe(false);
    expect(accepts(of, typed("true"))).toBe(false);
    expect(accepts(of, chose())).toBe(true);
  });

  test("its options are never shuffled", () => {
    expect(questionType("TRUE_FALSE").offer).toMatchObject({ shuffle: "never" });
  });
});
