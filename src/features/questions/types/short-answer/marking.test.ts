import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, earned, typed } from "@/testing/a-stored-question";
import { within } from "@/testing/within";
import { questionType } from "../../registry";

describe("short answer", () => {
  const of = aStoredQuestion("SHORT_ANSWER", {
    answers: [
      aStoredAnswer("a", true, { text: "Voie lactée" }),
      aStoredAnswer("b", true, { text: "NaCl", isCaseSensitive: true }),
      aStoredAnswer("c", true, { text: "^(the )?milky\\s*way$", isPattern: true }),
    ],
  });

  test.each(["voie lacte\u0301e", "  VOIE   LACTÉE ", "NaCl", "The Milky Way", "milkyway"])(
    "%s is accepted",
    (text) => {
      expect(earned(of, typed(text)).isCorrect).toBe(true);
    },
  );

  test.each(["voie lactee", "nacl", "not the milky way", ""])("%s is not", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(false);
  });

  test("a quote, a dash or a sharp s written another way is the same text", () => {
    const quoted = aStoredQuestion("SHORT_ANSWER", {
      answers: [aStoredAnswer("a", true, { text: "Straße - O'Neill" })],
    });
    expect(earned(quoted, typed("STRASSE – O’Neill")).isCorrect).toBe(true);
  });

  test("a pattern that would hang a backtracking engine takes no time, and one that cannot be compiled never matches", async () => {
    const evil = aStoredQuestion("SHORT_ANSWER", {
      answers: [aStoredAnswer("a", true, { text: "(a+)+$", isPattern: true })],
    });
    const hanging = typed(`${"a".repeat(900)}!`);
    const marked = await within("an answer that would hang a pattern", 1_000, () => earned(evil, hanging));
    expect(marked.isCorrect).toBe(false);
    const broken = aStoredQuestion("SHORT_ANSWER", {
      answers: [aStoredAnswer("a", true, { text: "(?=a)b(", isPattern: true })],
    });
    expect(earned(broken, typed("b")).isCorrect).toBe(false);
  });

  test("patterns are never shown as the answer", () => {
    const rows = questionType("SHORT_ANSWER").reviewRows(of, typed("x"), {
      correctness: true,
      feedback: true,
      keys: true,
    });
    expect(rows.map(({ text }) => text)).toEqual(["x", "Voie lactée", "NaCl"]);
  });
});
