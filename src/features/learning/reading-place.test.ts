import { describe, expect, test } from "vitest";
import { type Extent, placeIn } from "./reading-place";

/** Four blocks of 500 px each, so far scrolled up. */
const scrolled = (by: number): { text: Extent; blocks: Extent[] } => ({
  text: { top: -by, bottom: 2_000 - by },
  blocks: [0, 1, 2, 3].map((n) => ({ top: n * 500 - by, bottom: (n + 1) * 500 - by })),
});
const placeAt = (by: number) => {
  const { text, blocks } = scrolled(by);
  return placeIn(text, blocks, 100);
};

describe("the place of a reader", () => {
  test("is the block below the bar at the top, and the share of the text above it", () => {
    expect(placeAt(-300)).toEqual({ block: 0, share: 0 });
    expect(placeAt(0)).toEqual({ block: 0, share: 0.05 });
    expect(placeAt(400)).toEqual({ block: 1, share: 0.25 });
    expect(placeAt(900)).toEqual({ block: 2, share: 0.5 });
  });

  test("is the whole text once its end is above that line", () => {
    expect(placeAt(1_300)).toEqual({ block: 2, share: 0.7 });
    expect(placeAt(5_000)).toEqual({ block: 3, share: 1 });
  });

  test("is nowhere in a text of nothing", () => {
    expect(placeIn({ top: 0, bottom: 0 }, [], 100)).toBeNull();
    expect(placeIn({ top: 0, bottom: 0 }, [{ top: 0, bottom: 0 }], 100)).toBeNull();
  });
});
