import { expect, test } from "vitest";
import { risksOf } from "./risks";

const fine = { quietDays: 3, openLesson: null, failed: null };

test("whoever comes and gets on is at no risk", () => {
  expect(risksOf(fine)).toEqual([]);
  expect(risksOf({ ...fine, openLesson: { title: "Springs", days: 6 } })).toEqual([]);
  expect(risksOf({ ...fine, failed: { title: "Quiz", tries: 1, left: 2 } })).toEqual([]);
});

test("two weeks without a visit are quiet", () => {
  expect(risksOf({ ...fine, quietDays: 13 })).toEqual([]);
  expect(risksOf({ ...fine, quietDays: 14 })).toEqual([{ reason: "quiet", days: 14 }]);
});

test("a lesson that stays open though its student comes back is where they are stuck; of who is away, they are only quiet", () => {
  const openLesson = { title: "Springs", days: 7 };
  expect(risksOf({ ...fine, openLesson })).toEqual([{ reason: "stuck", lesson: "Springs", days: 7 }]);
  expect(risksOf({ ...fine, quietDays: 20, openLesson })).toEqual([{ reason: "quiet", days: 20 }]);
});

test("two failed tries are first, with how many are left", () => {
  const failed = { title: "Quiz", tries: 2, left: 1 };
  expect(risksOf({ quietDays: 15, openLesson: null, failed })).toEqual([
    { reason: "failed", assessment: "Quiz", tries: 2, left: 1 },
    { reason: "quiet", days: 15 },
  ]);
});
