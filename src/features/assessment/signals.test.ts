import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { type Absence, isNoted, joinAbsences, momentOf, secondsAway, shortestAbsenceMs } from "./signals";

const absence = (id: string, from: number, to: number): Absence => ({ id, from, to, away: to - from });

describe("absences", () => {
  test("what a short return parts is one, with the id of the first and without the return", () => {
    const joined = joinAbsences([absence("b", 7_000, 12_000), absence("a", 0, 3_000), absence("c", 30_000, 31_000)]);
    expect(joined).toEqual([
      { id: "a", from: 0, to: 12_000, away: 8_000 },
      { id: "c", from: 30_000, to: 31_000, away: 1_000 },
    ]);
    expect(joined.map(isNoted)).toEqual([true, false]);
  });

  test("a return of exactly the shortest absence parts two", () => {
    expect(joinAbsences([absence("a", 0, 10), absence("b", 10 + shortestAbsenceMs, 9_000)])).toHaveLength(2);
  });

  test("joining adds and loses no time, and joins nothing more the second time", () => {
    const spans = fc.array(fc.tuple(fc.nat(20_000), fc.nat(20_000)), { maxLength: 12 }).map((pairs) => {
      let at = 0;
      return pairs.map(([gap, away], index) => {
        const from = at + gap;
        at = from + away;
        return absence(String(index), from, at);
      });
    });
    const total = (absences: readonly Absence[]) => absences.reduce((sum, { away }) => sum + away, 0);
    fc.assert(
      fc.property(spans, (absences) => {
        const joined = joinAbsences(absences);
        expect(total(joined)).toBe(total(absences));
        expect(joinAbsences(joined)).toEqual(joined);
        for (const [index, { from }] of joined.slice(1).entries())
          expect(from - (joined[index]?.to ?? 0)).toBeGreaterThanOrEqual(shortestAbsenceMs);
      }),
    );
  });
});

describe("what a page says of times", () => {
  const startedAt = new Date("2026-01-01T10:00:00Z");
  const latest = new Date("2026-01-01T10:05:00Z");

  test("is bounded by the start of the attempt and the present", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: Number.MAX_SAFE_INTEGER }), fc.nat(2_147_483_647), (since, away) => {
        const at = momentOf(startedAt, since, latest);
        expect(at.getTime()).toBeGreaterThanOrEqual(startedAt.getTime());
        expect(at.getTime() + secondsAway(at, away, latest) * 1000).toBeLessThanOrEqual(latest.getTime());
        expect(secondsAway(at, away, latest)).toBeLessThanOrEqual(away);
      }),
    );
  });

  test("is taken as it is within these", () => {
    expect(momentOf(startedAt, 61_500, latest)).toEqual(new Date("2026-01-01T10:01:01.500Z"));
    expect(secondsAway(startedAt, 299, latest)).toBe(299);
    expect(secondsAway(startedAt, 301, latest)).toBe(300);
  });
});
