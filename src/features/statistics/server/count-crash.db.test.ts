import { expect, it } from "vitest";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { aClock } from "@/testing/clock";
import { crashRunners } from "@/testing/crash-runner";
import { testDatabase } from "@/testing/database";
import fc, { runsFactor } from "@/testing/fast-check";
import { aLearningLife, lifeStep } from "@/testing/learning-life";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const startRunner = crashRunners(() => test.url, "src/features/statistics/server/count-child.ts");

/** So many things happen at random; in `npm run soak -- count-crash` 10,000. */
const operations = runsFactor > 1 ? 500 * runsFactor : 250;
/** After so many more the runner is killed, whatever it is doing. */
const untilKill = fc.integer({ min: 20, max: 120 });

it(
  "differs in nothing after whatever people did while the runner that counts was killed again and again",
  async () => {
    const life = await aLearningLife(test.db, clock);
    const steps = fc.sample(lifeStep, operations);
    // More than are needed: each is twenty at least.
    const spans = fc.sample(untilKill, operations / 20);
    let kills = 0;
    for (let at = 0; at < steps.length; ) {
      const runner = await startRunner();
      const until = at + (spans.pop() ?? 20);
      for (const step of steps.slice(at, until)) await life.try(step);
      at = until;
      // The first one counts something for certain; how far the others come is left to chance.
      if (kills === 0) await expect.poll(() => test.db.statLedger.count(), { timeout: 90_000 }).not.toBe(0);
      runner.kill("SIGKILL");
      kills += 1;
    }
    await life.somebodyEnrolls();
    await startRunner();
    await expect.poll(() => test.db.statChange.count(), { timeout: 90_000 }).toBe(0);
    const found: string[] = [];
    await verifyFigures(test.db, (one) => found.push(describeDifference(one)));
    expect(found).toEqual([]);
  },
  300_000 * runsFactor,
);
