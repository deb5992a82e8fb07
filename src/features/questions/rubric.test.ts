import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { withoutIds } from "./body-texts";
import {
  emptyCriterion,
  findRubricProblems,
  isOfRubric,
  isWholeRubric,
  mostByRubric,
  pointsOfLevels,
  withRubric,
} from "./rubric";
import { Rubric } from "./rubric-schema";
import type { EssayBody } from "./types/essay/body";

const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;

/** One criterion for each list of points in hundredths, its levels in that order. */
const aRubric = (points: readonly (readonly number[])[]): Rubric => ({
  isShownBefore: false,
  criteria: points.map((levels, at) => ({
    ...{ id: uuid(at * 100), name: `Criterion ${at}`, description: "" },
    levels: levels.map((hundredths, place) => ({
      ...{ id: uuid(at * 100 + place + 1), name: `Level ${place}`, points: hundredths / 100, description: "" },
    })),
  })),
});
const choose = (rubric: Rubric, places: readonly number[]) =>
  rubric.criteria.flatMap(({ id, levels }, at) => {
    const level = levels[places[at] ?? -1];
    return level ? [{ criterionId: id, levelId: level.id }] : [];
  });

describe("a rubric", () => {
  const lists = fc.array(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 9 }), { maxLength: 6 });

  test("adds up the levels that are chosen, never to more than its most, and to that where each is the best", () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(8)), (points, places) => {
        const rubric = aRubric(points);
        expect(Rubric.safeParse(rubric).success).toBe(true);
        const chosen = choose(rubric, places);
        const expected = points.reduce((sum, levels, at) => sum + (levels[places[at] ?? -1] ?? 0), 0);
        expect(pointsOfLevels(rubric, chosen)).toBe(expected);
        expect(expected).toBeLessThanOrEqual(mostByRubric(rubric));
        const best = points.map((levels) => levels.indexOf(Math.max(...levels)));
        expect(pointsOfLevels(rubric, choose(rubric, best))).toBe(mostByRubric(rubric));
        expect(isWholeRubric(rubric, chosen)).toBe(chosen.length === points.length);
        expect(isOfRubric(rubric, chosen)).toBe(true);
      }),
    );
  });

  test("knows levels of its own criteria alone, and each criterion once", () => {
    const rubric = aRubric([
      [100, 0],
      [200, 0],
    ]);
    const [first = { criterionId: "", levelId: "" }, second = { criterionId: "", levelId: "" }] = choose(
      rubric,
      [0, 0],
    );
    expect(isOfRubric(rubric, [first, second])).toBe(true);
    expect(isOfRubric(rubric, [first, first])).toBe(false);
    expect(isOfRubric(rubric, [{ ...first, levelId: second.levelId }])).toBe(false);
    expect(isOfRubric(null, [first])).toBe(false);
    expect(isOfRubric(null, [])).toBe(true);
  });

  test("is complete with a name for everything, two levels for each criterion, and the points of its question", () => {
    const whole = aRubric([
      [150, 0],
      [50, 0],
    ]);
    expect(findRubricProblems(undefined, 7)).toEqual([]);
    expect(findRubricProblems(whole, 2)).toEqual([]);
    expect(findRubricProblems(whole)).toEqual([]);
    expect(findRubricProblems(whole, 3)).toEqual([{ code: "rubric_total" }]);
    expect(findRubricProblems({ ...whole, criteria: [] }, 0)).toEqual([{ code: "no_criteria" }]);
    const added = emptyCriterion(() => uuid(999), 1);
    expect(findRubricProblems({ ...whole, criteria: [...whole.criteria, added] }, 3)).toEqual([
      { code: "criterion_missing", at: 2 },
      { code: "level_missing", at: 2 },
    ]);
    const [one] = aRubric([[100]]).criteria;
    expect(findRubricProblems({ ...whole, criteria: one ? [one] : [] }, 1)).toEqual([
      { code: "too_few_levels", at: 0 },
    ]);
  });

  test("leaves no trace where it was taken away, and is the same under other ids", () => {
    const body: EssayBody = { minWords: null, maxWords: null, graderNotes: "" };
    const rubric = aRubric([[100, 0]]);
    expect(withRubric({ ...body, rubric }, undefined)).toEqual(body);
    const json = (value: Rubric) => withoutIds(JSON.parse(JSON.stringify(withRubric(body, value))));
    const others = JSON.parse(JSON.stringify(rubric).replaceAll("0000-4000", "1111-4000")) as Rubric;
    expect(others).not.toEqual(rubric);
    expect(json(others)).toEqual(json(rubric));
  });
});
