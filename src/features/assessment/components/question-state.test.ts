import { expect, it } from "vitest";
import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import { questionPlayer } from "@/features/questions/players";
import { stateOf } from "./question-state";

const typed = (textResponse: string): QueuedAnswer => ({
  value: { selectedAnswers: [], textResponse, fields: {}, isFlagged: false },
  revision: 1,
  status: { kind: "saved", at: new Date("2026-03-02T09:00:00Z") },
  checkedAt: null,
  isChangedElsewhere: false,
});
const metres = { type: "NUMERIC", unit: "m", prompts: [], blanks: [] } as const;
const { isUnread } = questionPlayer("NUMERIC");

it("does not take words for the answer to a question that asks for a number", () => {
  expect(isUnread(metres, typed("two metres").value)).toBe(true);
  expect(stateOf(metres, 0, typed("two metres"), 0).isAnswered).toBe(false);
});

it("takes a number with or without its unit, and any text where text is asked for", () => {
  for (const text of ["2", "2 m", "2,5", "1e3"]) expect(stateOf(metres, 0, typed(text), 0).isAnswered).toBe(true);
  expect(
    stateOf({ type: "SHORT_ANSWER", unit: "", prompts: [], blanks: [] }, 0, typed("two metres"), 0).isAnswered,
  ).toBe(true);
  for (const text of ["", "  "]) expect(isUnread(metres, typed(text).value)).toBe(false);
});
