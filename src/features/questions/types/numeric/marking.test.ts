import { describe, expect, test } from "vitest";
import { aStoredQuestion, earned, typed } from "@/testing/a-stored-question";
import { questionType } from "../../registry";

describe("numeric", () => {
  const of = aStoredQuestion("NUMERIC", { numericValue: "4.28", numericTolerance: "0.01", numericUnit: "m" });

  test.each(["4.28", "4,27", "4.29 m", "428e-2", "4.290"])("%s is within the tolerance", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(true);
  });

  test.each(["4.2900000000000000001", "4.26", "428 cm", "about 4.28", "-4.28"])("%s is not", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(false);
  });

  test("a tolerance may be a share of the value, and none means the exact value", () => {
    const share = aStoredQuestion("NUMERIC", { numericValue: "-200", numericTolerance: "2.5%" });
    expect(earned(share, typed("-195")).isCorrect).toBe(true);
    expect(earned(share, typed("-194.9")).isCorrect).toBe(false);
    const exact = aStoredQuestion("NUMERIC", { numericValue: "0.3", numericTolerance: "" });
    expect(earned(exact, typed("0.30")).isCorrect).toBe(true);
    expect(earned(exact, typed("0.30000000000000004")).isCorrect).toBe(false);
  });

  test("the key is told with its unit and tolerance", () => {
    const rows = questionType("NUMERIC").reviewRows(of, typed("5"), { correctness: true, feedback: true, keys: true });
    expect(rows.map(({ who, text, sign }) => [who, text, sign])).toEqual([
      ["you", "5", "wrong"],
      ["key", "4.28 m ± 0.01", "missed"],
    ]);
  });
});
