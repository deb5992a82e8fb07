import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned, typed } from "@/testing/a-stored-question";
import { questionType } from "../../registry";

describe("single choice", () => {
  const of = aStoredQuestion("SINGLE_CHOICE", { answers: [aStoredAnswer("a", false), aStoredAnswer("b", true)] });

  test("the right option earns all points, another none", () => {
    expect(earned(of, chose("b"))).toEqual({ earned: 200, isCorrect: true });
    expect(earned(of, chose("a"))).toEqual({ earned: 0, isCorrect: false });
  });

  test("two options, an option of another question or a text are no answer to it", () => {
    const { accepts } = questionType("SINGLE_CHOICE");
    expect(accepts(of, chose("a", "b"))).toBe(false);
    expect(accepts(of, chose("z"))).toBe(false);
    expect(accepts(of, typed("b"))).toBe(false);
    expect(accepts(of, chose())).toBe(true);
  });

  test("a wrong option may earn a part of the points, and is then partly right", () => {
    const inParts = aStoredQuestion("SINGLE_CHOICE", {
      answers: [
        aStoredAnswer("a", false, { credit: 3333, explanation: "Nearly." }),
        aStoredAnswer("b", true),
        aStoredAnswer("c", false),
      ],
    });
    expect(["a", "b", "c"].map((id) => earned(inParts, chose(id)))).toEqual([
      { earned: 67, isCorrect: false },
      { earned: 200, isCorrect: true },
      { earned: 0, isCorrect: false },
    ]);
    const rows = questionType("SINGLE_CHOICE").reviewRows(inParts, chose("a"), {
      ...{ correctness: true, feedback: true, keys: true },
    });
    expect(rows.map(({ who, sign, feedback }) => [who, sign, feedback])).toEqual([
      ["you", "partly", "Nearly."],
      ["key", "missed", ""],
    ]);
  });
});
