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
      const combined = combineAccommodations(given, rules);
      const counted = given.some(({ isOwn }) => isOwn) ? given.filter(({ isOwn }) => isOwn) : given;
      for (const part of ["extraTimePercent", "extraMinutes", "extraAttempts"] as const)
        expect(combined?.[part]).toBe(Math.max(...counted.map((one) => one[part])));
      const timed = counted.filter(({ opensAt, closesAt }) => opensAt !== null || closesAt !== null);
      const times = (part: "opensAt" | "closesAt") => timed.map((one) => Number(one[part] ?? rules[part]));
      expect(combined?.opensAt?.getTime()).toBe(times("opensAt").sort((a, b) => a - b)[0]);
      expect(combined?.closesAt?.getTime()).toBe(times("closesAt").sort((a, b) => b - a)[0]);
      expect(combineAccommodations([...given].reverse(), rules)).toEqual(combined);
    }),
  );
});

test("another group never takes anything from someone who has none of their own", () => {
  const group = limits.map((one) => ({ ...one, isOwn: false, opensAt: null, closesAt: null }));
  fc.assert(
    fc.property(fc.array(group), group, fc.nat(300), (given, more, limit) => {
      const [before, after] = [given, [...given, more]].map((all) =>
        accommodate({ ...rules, timeLimitMinutes: limit }, combineAccommodations(all, rules)),
      );
      expect(after?.timeLimitMinutes).toBeGreaterThanOrEqual(before?.timeLimitMinutes ?? 0);
      expect(after?.maxAttempts).toBeGreaterThanOrEqual(before?.maxAttempts ?? 0);
    }),
  );
});

test("a person's own counts alone, however little it is", () => {
  const group = { ...none, isOwn: false, extraMinutes: 60, closesAt: at(900) };
  expect(combineAccommodations([group, { ...none, isOwn: true, extraMinutes: 5 }], rules)).toEqual({
    ...none,
    extraMinutes: 5,
  });
  expect(combineAccommodations([], rules)).toBeNull();
});

test("a later opening in one group and an earlier closing in another leave everyone's time, not none", () => {
  const later = { ...none, isOwn: false, opensAt: at(500) };
  const shorter = { ...none, isOwn: false, closesAt: at(100) };
  const longer = { ...none, isOwn: false, extraMinutes: 10 };
  const timesOf = (...given: Parameters<typeof combineAccommodations>[0]) => {
    const { opensAt, closesAt } = accommodate(rules, combineAccommodations(given, rules));
    return [opensAt, closesAt];
  };
  expect(timesOf(later, shorter)).toEqual([at(0), at(600)]);
  expect(timesOf(later, longer)).toEqual([at(500), at(600)]);
  expect(timesOf(shorter, longer)).toEqual([at(0), at(100)]);
  const open = { ...rules, opensAt: null, closesAt: null };
  expect(accommodate(open, combineAccommodations([later, shorter], open))).toMatchObject({
    opensAt: null,
    closesAt: null,
  });
});

test("groups whose times are in order never combine to an opening after the closing", () => {
  const minute = fc.option(fc.integer({ min: -600, max: 600 }).map(at));
  const group = fc.record({ opensAt: minute, closesAt: minute });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1 }), minute, minute, (given, opensAt, closesAt) => {
      const everyone = { ...rules, opensAt, closesAt };
      const inOrder = given.filter((one) => {
        const { opensAt: opens, closesAt: closes } = accommodate(everyone, { ...none, ...one });
        return !opens || !closes || opens < closes;
      });
      const combined = combineAccommodations(
        inOrder.map((one) => ({ ...none, ...one, isOwn: false })),
        everyone,
      );
      if (!combined || inOrder.every((one) => !one.opensAt && !one.closesAt)) return;
      const { opensAt: opens, closesAt: closes } = accommodate(everyone, combined);
      expect(!opens || !closes || opens < closes).toBe(true);
    }),
  );
});
