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

  describe("of which some texts earn a part of the points", () => {
    const inParts = aStoredQuestion("SHORT_ANSWER", {
      answers: [
        aStoredAnswer("a", false, { text: "tide", credit: 3333, explanation: "Which one?" }),
        aStoredAnswer("b", true, { text: "spring.*", isPattern: true, explanation: "Yes." }),
        aStoredAnswer("c", false, { text: "neap tide", explanation: "That is the smallest." }),
        aStoredAnswer("d", true, { text: "Spring tide" }),
        aStoredAnswer("e", false, { text: ".*", isPattern: true, credit: 100, explanation: "You wrote something." }),
      ],
    });
    const shown = { correctness: true, feedback: true, keys: true };
    const { reviewRows, rightResponse } = questionType("SHORT_ANSWER");

    test.each([
      ["Tide", 67, false, "partly", "Which one?"],
      ["spring tide", 200, true, "right", "Yes."],
      ["Neap tide", 0, false, "wrong", "That is the smallest."],
      ["ebb", 2, false, "partly", "You wrote something."],
    ])("the first that was given decides what %s earns and is told", (text, points, isCorrect, sign, feedback) => {
      expect(earned(inParts, typed(text))).toEqual({ earned: points, isCorrect });
      expect(reviewRows(inParts, typed(text), shown)[0]).toMatchObject({ sign, feedback });
    });

    test("only those that earn all points are shown as the right answer", () => {
      const rows = reviewRows(inParts, typed("tide"), shown);
      expect(rows.map(({ who, text }) => [who, text])).toEqual([
        ["you", "tide"],
        ["key", "Spring tide"],
      ]);
      expect(rightResponse(inParts)).toEqual(typed("Spring tide"));
    });
  });
});
