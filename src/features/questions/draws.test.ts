import { describe, expect, test } from "vitest";
import { seededNumbers } from "@/lib/seeded-numbers";
import fc from "@/testing/fast-check";
import { drawQuestions, exampleOfDraws } from "./draws";

const poolOf = (drawKey: string | null, size: number) =>
  Array.from({ length: size }, (_, at) => ({ id: `${drawKey}-${at}`, drawKey }));

describe("a draw", () => {
  test("gives each attempt `count` different questions of its pool, and all that everyone has", () => {
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.array(fc.record({ size: fc.nat(30), count: fc.integer({ min: 1, max: 30 }) }), { maxLength: 4 }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (fixed, plans, numbers) => {
          let at = 0;
          const random = () => numbers[at++ % numbers.length] ?? 0;
          const draws = plans.map(({ count }, n) => ({ key: `draw${n}`, count }));
          const questions = [...plans.flatMap(({ size }, n) => poolOf(`draw${n}`, size)), ...poolOf(null, fixed)];
          const drawn = drawQuestions(questions, draws, random);
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.slice(0, fixed).every(({ drawKey }) => drawKey === null)).toBe(true);
          for (const [n, { size, count }] of plans.entries()) {
            expect(drawn.filter(({ drawKey }) => drawKey === `draw${n}`)).toHaveLength(Math.min(size, count));
          }
          expect(exampleOfDraws(questions, draws)).toHaveLength(drawn.length);
        },
      ),
    );
  });

  test("gives every pair of four about as often as any other", () => {
    const random = seededNumbers("pairs");
    const seen = new Map<string, number>();
    for (let round = 0; round < 6_000; round++) {
      const pair = drawQuestions(poolOf("a", 4), [{ key: "a", count: 2 }], random).map(({ id }) => id);
      seen.set(pair.join(), (seen.get(pair.join()) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const times of seen.values()) expect(Math.abs(times - 1_000)).toBeLessThan(150);
  });

  test("keeps the order of the pool, and leaves out questions of a draw that isn't there", () => {
    const questions = [...poolOf("gone", 3), ...poolOf("a", 3)];
    expect(drawQuestions(questions, [{ key: "a", count: 3 }], () => 0.99)).toEqual(poolOf("a", 3));
  });
});
