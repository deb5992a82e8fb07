import { expect, test } from "vitest";
import { lastLines, summarize, type TimedResult } from "./report";
import type { Failure } from "./suite";

const aFailure = (at: number): Failure => ({
  suite: "e2e",
  file: `e2e/specs/some-${at}.spec.ts`,
  line: at,
  name: "[phone] somebody signs in",
  message: "x".repeat(2_000),
  seed: null,
  rerun: `npm test -- e2e specs/some-${at}.spec.ts:${at} --project=phone`,
});

const aResult = (counts: { failed?: number; flaky?: number }): TimedResult => ({
  passed: 10,
  failures: Array.from({ length: counts.failed ?? 0 }, (_, at) => aFailure(at)),
  flaky: Array.from({ length: counts.flaky ?? 0 }, (_, at) => aFailure(100 + at)),
  skipped: [{ name: "large file", reason: "TEST_DATA is not set" }],
  seconds: {},
  name: "e2e",
  minutes: 1,
  budgetMinutes: 12,
});

const linesOf = (result: TimedResult) => lastLines([result], summarize([result], []));

test("a run without failures ends with one line of JSON and the counts", () => {
  const [json = "", counts] = linesOf(aResult({}));
  expect(counts).toBe("10 passed, 0 failed, 1 skipped");
  expect(JSON.parse(json)).toMatchObject({ passed: 10, failed: 0, flaky: 0, skipped: 1, timedOut: null, minutes: 1 });
});

test("each failed test is named with its place and the command that runs it again", () => {
  const lines = linesOf(aResult({ failed: 1 }));
  expect(lines).toContainEqual(expect.stringContaining("e2e: e2e/specs/some-0.spec.ts > [phone] somebody signs in"));
  expect(lines).toContain("      npm test -- e2e specs/some-0.spec.ts:0 --project=phone");
});

test("however much failed, the last lines stay short and say where the rest is", () => {
  for (const result of [
    aResult({ failed: 200, flaky: 40 }),
    aResult({ failed: 5, flaky: 40 }),
    aResult({ flaky: 9 }),
  ]) {
    const lines = linesOf(result);
    expect(lines.length).toBeLessThanOrEqual(25);
    expect(Math.max(...lines.slice(0, -2).map((line) => line.length))).toBeLessThanOrEqual(400);
    expect(lines.join("\n")).toContain("more, in test-results/summary.json");
    expect(lines.at(-1)).toMatch(/^10 passed, \d+ failed, 1 skipped$/);
  }
});

test("the JSON line is never cut", () => {
  const result = aResult({ failed: 1 });
  const timedOut = Array.from({ length: 8 }, () => "timed out in some file > some test: ".repeat(10));
  const lines = lastLines([result], summarize([result], timedOut));
  expect(JSON.parse(lines.at(-2) ?? "")).toMatchObject({ timedOut: timedOut.join("; ") });
});
