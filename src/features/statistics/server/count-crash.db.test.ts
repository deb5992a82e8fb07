import { expect, it } from "vitest";
import { describeDifference, verifyFigures } from "@/features/statistics/server/verify";
import { aClock } from "@/testing/clock";
import { crashRunners } from "@/testing/crash-runner";
import { testDatabase } from "@/testing/database";
import fc from "@/testing/fast-check";
import { aLearningLife, lifeStep } from "@/testing/learning-life";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
const startRunner = crashRunners(() => test.url, "src/features/statistics/server/count-child.ts");

it("differs in nothing after whatever people did while the runner that counts was killed again and again", async () => {
  const life = await aLearningLife(test.db, clock);
  const steps = fc.sample(lifeStep, 120);
  for (let at = 0; at < steps.length; at += 40) {
    const runner = await startRunner();
    for (const step of steps.slice(at, at + 40)) await life.try(step);
    runner.kill("SIGKILL");
  }
  await life.somebodyEnrolls();
  await startRunner();
  await expect.poll(() => test.db.statChange.count(), { timeout: 90_000 }).toBe(0);
  const found: string[] = [];
  await verifyFigures(test.db, (one) => found.push(describeDifference(one)));
  expect(found).toEqual([]);
  expect(await test.db.statLedger.count()).toBeGreaterThan(0);
}, 180_000);
