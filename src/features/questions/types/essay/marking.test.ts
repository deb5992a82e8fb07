import { describe, expect, test } from "vitest";
import { scoreAttempt, totalOf } from "@/features/assessment/marking";
import { aStoredAnswer, aStoredQuestion, chose, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { findQuestionProblems } from "../../authoring";
import { LONGEST_TEXT_RESPONSE } from "../../question-type";
import { publicView, questionType } from "../../registry";
import { essayPlayer } from "./player";

const body = { minWords: 3, maxWords: 5, graderNotes: "Names the moon." };
const of = aStoredQuestion("ESSAY", { versionId: "essay", points: 400, body });
const choice = aStoredQuestion("SINGLE_CHOICE", { versionId: "choice", answers: [aStoredAnswer("a", true)] });

describe("an essay", () => {
  test("waits for a person, unless nothing was written: that earns nothing at once", () => {
    const given = new Map([["choice", chose("a")]]);
    const waiting = scoreAttempt([choice, of], new Map([...given, ["essay", typed("The moon.")]]), 5000);
    expect(waiting.total).toBeNull();
    expect(Object.fromEntries(waiting.byQuestion)).toEqual({ choice: { earned: 200, isCorrect: true }, essay: null });
    for (const blank of [typed(""), typed(" \n ")]) {
      const done = scoreAttempt([choice, of], new Map([...given, ["essay", blank]]), 5000);
      expect(done.total).toEqual({ score: 200, maxScore: 600, percentage: 3333, isPassed: false });
    }
  });

  test("an attempt has its result when all points are there, and not before", () => {
    const marks = fc.array(fc.option(fc.nat(500)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(marks, (earned) => {
        const total = totalOf(earned, { maxScore: 500 * earned.length, passingScore: 5000 });
        expect(total === null).toBe(earned.includes(null));
        if (total) expect(total.score).toBe(earned.reduce<number>((sum, points) => sum + (points ?? 0), 0));
      }),
    );
  });

  test("holds a long text, and only a text", () => {
    const { accepts } = questionType("ESSAY");
    expect(accepts(of, typed("w".repeat(LONGEST_TEXT_RESPONSE)))).toBe(true);
    expect(accepts(of, typed("w".repeat(LONGEST_TEXT_RESPONSE + 1)))).toBe(false);
    expect(accepts(of, chose("a"))).toBe(false);
  });

  test("is too long above the most words, and at no other length", () => {
    const asked = publicView(of, { promptIds: [], optionIds: [] });
    const isTooLong = (text: string) => essayPlayer.isTooLong?.(asked, { ...typed(text), isFlagged: false });
    expect(["", "one two", "one two three four five", "one two three four five six"].map(isTooLong)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test("asks for at least as many words as it allows at most, or the author is told", () => {
    const crossed = aStoredQuestion("ESSAY", { body: { ...body, minWords: 6 } });
    const asWritten = { type: "ESSAY" as const, text: "Why?", numericValue: "", numericTolerance: "", answers: [] };
    expect(findQuestionProblems({ ...asWritten, body: crossed.body })).toEqual([{ code: "limits_crossed" }]);
    expect(findQuestionProblems({ ...asWritten, body })).toEqual([]);
    expect(publicView(crossed, { promptIds: [], optionIds: [] }).wordLimits).toEqual({ min: null, max: 5 });
  });
});
