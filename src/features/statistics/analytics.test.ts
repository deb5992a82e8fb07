import { describe, expect, it } from "vitest";
import { choiceOfVideo, mondayOf, pointsOf, quartilesOf, shareOf, spanOf, weeklyMean, weeksOf } from "./analytics";

const friday = new Date("2026-11-20T23:59:59Z");

describe("a period", () => {
  it("is so many days with today among them, against as many before", () => {
    expect(spanOf("28d", friday)).toEqual({
      from: "2026-10-24",
      to: "2026-11-20",
      before: { from: "2026-09-26", to: "2026-10-23" },
    });
    expect(spanOf("all", friday)).toMatchObject({ to: "2026-11-20", before: null });
  });

  it("is drawn by days without gaps, each over the same place of the period before", () => {
    const points = pointsOf("28d", spanOf("28d", friday), [
      ["2026-09-26", 4],
      ["2026-10-24", 1],
      ["2026-11-20", 2],
    ]);
    expect(points).toHaveLength(28);
    expect(points[0]).toEqual({ day: "2026-10-24", value: 1, before: 4 });
    expect(points.at(-1)).toEqual({ day: "2026-11-20", value: 2, before: 0 });
  });

  it("is drawn by fifty-two weeks for twelve months, and none of its days is lost", () => {
    const span = spanOf("12m", friday);
    const points = pointsOf("12m", span, [
      [span.from, 1],
      [span.to, 2],
      [span.before?.to ?? "", 7],
    ]);
    expect(points).toHaveLength(52);
    expect(points[0]).toMatchObject({ value: 1 });
    expect(points.at(-1)).toMatchObject({ value: 2, before: 7 });
  });

  it("is drawn by months for all time, from the first on", () => {
    const points = pointsOf("all", spanOf("all", friday), [
      ["2026-08-31", 1],
      ["2026-11-01", 2],
    ]);
    expect(points.map(({ day, value }) => [day, value])).toEqual([
      ["2026-08-01", 1],
      ["2026-09-01", 0],
      ["2026-10-01", 0],
      ["2026-11-01", 2],
    ]);
  });
});

describe("weeks", () => {
  it("begin on Monday", () => {
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(mondayOf("2026-11-16")).toBe("2026-11-16");
  });

  it("have no gaps, and begin with the first in which anyone studied", () => {
    const weeks = weeksOf(spanOf("90d", friday), [
      ["2026-11-02", 3],
      ["2026-11-16", 1],
    ]);
    expect(weeks.map(({ day, value }) => [day, value])).toEqual([
      ["2026-11-02", 3],
      ["2026-11-09", 0],
      ["2026-11-16", 1],
    ]);
  });

  it("have a mean over those that begin in the period", () => {
    const { from, to } = spanOf("28d", friday);
    expect(weeklyMean([["2026-10-26", 4]], { from, to })).toBe(1);
    expect(weeklyMean([["2026-10-19", 4]], { from, to })).toBe(0);
    expect(weeklyMean([], { from: "2026-11-17", to: "2026-11-20" })).toBeNull();
  });
});

describe("shares and quartiles", () => {
  it("never come to more than all, nor to anything where there is nothing", () => {
    expect(shareOf(3, 4)).toBe(75);
    expect(shareOf(5, 4)).toBe(100);
    expect(shareOf(0, 0)).toBeNull();
  });

  it("are the least at which a quarter, half and three quarters are reached", () => {
    const tally = [
      { value: 9, count: 1 },
      { value: 2, count: 2 },
      { value: 5, count: 1 },
    ];
    expect(quartilesOf(tally)).toEqual({ count: 4, lower: 2, median: 2, upper: 5 });
    expect(quartilesOf([{ value: 3, count: 0 }])).toBeNull();
  });
});

describe("the videos of a course", () => {
  const videos = ["one", "two", "three"].map((lessonId) => ({ lessonId }));
  const chosen = (watched: string | null, asked: string | null) => {
    const { shown, others } = choiceOfVideo(videos, watched === null ? null : { lessonId: watched }, asked);
    return [shown?.lessonId, ...others.map(({ lessonId }) => lessonId)];
  };

  it("are each named once, whether anyone has watched the one that is shown or not", () => {
    expect(chosen("two", null)).toEqual(["two", "one", "three"]);
    expect(chosen(null, "three")).toEqual(["three", "one", "two"]);
    expect(chosen(null, null)).toEqual(["one", "two", "three"]);
    expect(chosen(null, "gone")).toEqual(["one", "two", "three"]);
    expect(choiceOfVideo([], null, null)).toEqual({ shown: null, others: [] });
  });
});
