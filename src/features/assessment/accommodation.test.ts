import { expect, test } from "vitest";
import { standardReview } from "@/features/questions/review-matrix";
import fc from "@/testing/fast-check";
import { accommodate, combineAccommodations } from "./accommodation";
import { deadlineOf } from "./deadline";
import type { AttemptRules } from "./rules";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
const rules: AttemptRules = {
  passingScore: 7000,
  maxAttempts: 2,
  timeLimitMinutes: 45,
  opensAt: at(0),
  closesAt: at(600),
  cooldownMinutes: 5,
  countingRule: "BEST",
  review: standardReview,
  recordsSignals: false,
};
const none = { extraTimePercent: 0, extraMinutes: 0, extraAttempts: 0, opensAt: null, closesAt: null };

test("the share is of the limit, rounded up to a whole minute, and minutes come on top", () => {
  const more = accommodate(rules, { ...none, extraTimePercent: 25, extraMinutes: 10, extraAttempts: 1 });
  expect(more).toEqual({ ...rules, timeLimitMinutes: 67, maxAttempts: 3 });
});

test("what has no limit gets none, and own times replace those of everyone", () => {
  const free = { ...rules, timeLimitMinutes: 0, maxAttempts: 0 };
  expect(accommodate(free, { ...none, extraTimePercent: 100, extraMinutes: 10, extraAttempts: 1 })).toEqual(free);
  expect(accommodate(rules, { ...none, closesAt: at(900) })).toEqual({ ...rules, closesAt: at(900) });
  expect(accommodate(rules, { ...none, opensAt: at(-60) })).toEqual({ ...rules, opensAt: at(-60) });
});

test("more time never makes a deadline earlier, and nothing given changes nothing", () => {
  const given = fc.record({
    extraTimePercent: fc.nat(900),
    extraMinutes: fc.nat(600),
    extraAttempts: fc.nat(5),
    opensAt: fc.constant(null),
    closesAt: fc.option(fc.integer({ min: 600, max: 1200 }).map(at)),
  });
  fc.assert(
    fc.property(given, fc.nat(300), (accommodation, limit) => {
      const own = { ...rules, timeLimitMinutes: limit };
      const [before, after] = [own, accommodate(own, accommodation)].map((each) => deadlineOf(at(0), each));
      expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
      expect(accommodate(own, none)).toEqual(own);
      expect(accommodate(own, null)).toBe(own);
    }),
  );
});

const limits = fc.record({
  isOwn: fc.boolean(),
  extraTimePercent: fc.nat(900),
  extraMinutes: fc.nat(600),
  extraAttempts: fc.nat(5),
  opensAt: fc.option(fc.integer({ min: -600, max: 600 }).map(at)),
  closesAt: fc.option(fc.integer({ min: -600, max: 600 }).map(at)),
});

test("of several groups each part is the most generous, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(limits, { minLength: 1 }), (given) => {
      const combined = combineAccommodations(given);
      const counted = given.some(({ isOwn }) => isOwn) ? given.filter(({ isOwn }) => isOwn) : given;
      for (const part of ["extraTimePercent", "extraMinutes", "extraAttempts"] as const)
        expect(combined?.[part]).toBe(Math.max(...counted.map((one) => one[part])));
      const times = (part: "opensAt" | "closesAt") => counted.flatMap((one) => one[part]?.getTime() ?? []);
      expect(combined?.opensAt?.getTime()).toBe(times("opensAt").sort((a, b) => a - b)[0]);
      expect(combined?.closesAt?.getTime()).toBe(times("closesAt").sort((a, b) => b - a)[0]);
      expect(combineAccommodations([...given].reverse())).toEqual(combined);
    }),
  );
});

test("another group never takes anything from someone who has none of their own", () => {
  const group = limits.map((one) => ({ ...one, isOwn: false, opensAt: null, closesAt: null }));
  fc.assert(
    fc.property(fc.array(group), group, fc.nat(300), (given, more, limit) => {
      const [before, after] = [given, [...given, more]].map((all) =>
        accommodate({ ...rules, timeLimitMinutes: limit }, combineAccommodations(all)),
      );
      expect(after?.timeLimitMinutes).toBeGreaterThanOrEqual(before?.timeLimitMinutes ?? 0);
      expect(after?.maxAttempts).toBeGreaterThanOrEqual(before?.maxAttempts ?? 0);
    }),
  );
});

test("a person's own counts alone, however little it is", () => {
  const group = { ...none, isOwn: false, extraMinutes: 60, closesAt: at(900) };
  expect(combineAccommodations([group, { ...none, isOwn: true, extraMinutes: 5 }])).toEqual({
    ...none,
    extraMinutes: 5,
  });
  expect(combineAccommodations([])).toBeNull();
});
