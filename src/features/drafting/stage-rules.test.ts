import { describe, expect, it } from "vitest";
import type { Spent, StageSummary } from "@/features/drafting/server/runs/stage-view";
import { lessonsToWrite, placesOf, totalSpent, unitCount } from "./stage-rules";

const aLesson = (lessonId: string, written = false, waiting = 0) => ({ lessonId, title: lessonId, written, waiting });
const outline = [
  { moduleId: "m1", title: "One", lessons: [aLesson("a"), aLesson("b", true)] },
  { moduleId: "m2", title: "Two", lessons: [aLesson("c", false, 2), aLesson("d")] },
];

describe("the outline beside a stage", () => {
  it("is numbered as the course is", () => {
    expect([...placesOf(outline)].map(([id, { number }]) => [id, number])).toEqual([
      ["m1", "1"],
      ["a", "1.1"],
      ["b", "1.2"],
      ["m2", "2"],
      ["c", "2.1"],
      ["d", "2.2"],
    ]);
  });

  it("offers the lessons that have nothing yet, neither text nor suggestion", () => {
    expect(lessonsToWrite(outline).map(({ lessonId }) => lessonId)).toEqual(["a", "d"]);
    expect([unitCount("lessons", outline), unitCount("modules", outline), unitCount("landing", outline)]).toEqual([
      2, 2, 1,
    ]);
  });
});

it("adds up what stages took, and never two currencies", () => {
  const summary = (spent: Partial<Spent>) =>
    ({
      spent: { requests: 1, inputTokens: 10, outputTokens: 1, costMicros: 0, currency: null, ...spent },
    }) as StageSummary;
  const stages = [
    summary({ costMicros: 5, currency: "EUR" }),
    summary({ costMicros: 7, currency: "GBP" }),
    summary({}),
    summary({ costMicros: 1, currency: "GBP" }),
  ];
  expect(totalSpent(stages)).toEqual({ requests: 4, inputTokens: 40, outputTokens: 4, costMicros: 8, currency: "GBP" });
});
