import { describe, expect, test } from "vitest";
import { aStoredAnswer, aStoredQuestion, chose, earned } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { publicView, questionType } from "../../registry";
import { areaBetween, fitArea } from "./areas";
import { HotspotBody } from "./body";

const body = {
  image: "![A harbor](media/harbor.png)",
  areas: [0, 25, 50, 75].map((left) => ({ shape: "rectangle", left, top: 10, width: 20, height: 20 })),
};
const answers = [
  aStoredAnswer("a", true),
  aStoredAnswer("b", true, { explanation: "Not deep enough." }),
  aStoredAnswer("c", false, { explanation: "That is land." }),
  aStoredAnswer("d", false),
];
const of = aStoredQuestion("HOTSPOT", { answers, body });

describe("areas of an image", () => {
  test.each([
    [["a", "b"], 200, true],
    [["a"], 100, false],
    [["a", "b", "c"], 100, false],
    [["a", "c"], 0, false],
    [["a", "b", "c", "d"], 0, false],
  ])("choosing %j earns %i hundredths, right minus wrong", (ids, points, isCorrect) => {
    expect(earned(of, chose(...ids))).toEqual({ earned: points, isCorrect });
  });

  test("are seen with their places by who answers, each under its option, in the order in which options are offered", () => {
    const { picture } = publicView(of, { promptIds: [], optionIds: ["c", "a"] });
    expect(picture?.image).toBe(body.image);
    expect(picture?.areas.map(({ id, left }) => [id, left])).toEqual([
      ["c", 50],
      ["a", 0],
    ]);
  });

  test("of a body that can't be read are nowhere, and can be chosen by their names", () => {
    const broken = { ...of, body: { image: 3 } };
    expect(publicView(broken, { promptIds: [], optionIds: ["a"] })).toMatchObject({
      picture: { image: "", areas: [] },
      options: [{ id: "a" }],
    });
    expect(earned(broken, chose("a", "b")).isCorrect).toBe(true);
  });

  test("tell in a review what was chosen, then what was right of it, then what was missed, as far as that is shown", () => {
    const { reviewedAreas, reviewRows } = questionType("HOTSPOT");
    const nothing = { correctness: false, feedback: false, keys: false };
    const signs = (shown: typeof nothing) =>
      reviewedAreas?.(of, chose("a", "c"), shown).map(({ number, isChosen, sign }) => [number, isChosen, sign]);
    expect(signs(nothing)).toEqual([
      [1, true, null],
      [2, false, null],
      [3, true, null],
      [4, false, null],
    ]);
    expect(signs({ ...nothing, correctness: true })?.map(([, , sign]) => sign)).toEqual(["right", null, "wrong", null]);
    const all = { correctness: true, feedback: true, keys: true };
    expect(signs(all)?.map(([, , sign]) => sign)).toEqual(["right", "missed", "wrong", null]);
    expect(reviewRows(of, chose("a", "c"), all).map(({ text, sign, feedback }) => [text, sign, feedback])).toEqual([
      ["**1** Option a", "right", ""],
      ["**3** Option c", "wrong", "That is land."],
      ["**2** Option b", "missed", "Not deep enough."],
    ]);
  });
});

test("whatever is drawn is on the image and can be stored", () => {
  const number = fc.double({ min: -300, max: 300 });
  const point = fc.record({ x: number, y: number });
  fc.assert(
    fc.property(point, point, (one, other) => {
      const area = areaBetween("ellipse", one, other);
      expect(fitArea(area)).toEqual(area);
      expect(HotspotBody.safeParse({ image: "", areas: [area] }).success).toBe(true);
    }),
  );
});
