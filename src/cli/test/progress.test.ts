import { expect, test } from "vitest";
import { inOneLine, isBlocked, ResultFile, seedOf } from "./progress";

test("a message becomes one line that keeps what was expected and what came", () => {
  const message = `\u001b[31mexpect(locator).toHaveText(expected) failed\u001b[39m

Locator:  getByRole('status')
Expected: "Saved"
Received: "Saving"
    at somewhere (file.ts:1:2)`;
  expect(inOneLine(message)).toBe(
    `expect(locator).toHaveText(expected) failed · Locator: getByRole('status') · Expected: "Saved" · Received: "Saving"`,
  );
});

test("a comparison keeps the values that differ", () => {
  const message = `expect(received).toEqual(expected) // deep equality

- Expected  - 1
+ Received  + 3

- Array []
+ Array [
+   "/instructor: Weekly digest",
+ ]`;
  expect(inOneLine(message)).toBe(
    `expect(received).toEqual(expected) // deep equality · + "/instructor: Weekly digest",`,
  );
});

test("a message without words still gives a line", () => {
  expect(inOneLine(undefined)).toBe("");
  expect(inOneLine("a".repeat(5_000)).length).toBeLessThanOrEqual(300);
});

test("the seed of a property is read from what fast-check says", () => {
  expect(seedOf('Property failed after 3 tests\n{ seed: -1827182, path: "2:0", endOnFailure: true }')).toBe(-1_827_182);
  expect(seedOf("no property at all")).toBeNull();
});

test("a test counts as blocked only beyond its own limit", () => {
  const running = { file: "a.test.ts", name: "a", blockedAfterMs: 60_000 };
  expect(isBlocked({ ...running, startedAt: Date.now() })).toBe(false);
  expect(isBlocked({ ...running, startedAt: Date.now() - 61_000 })).toBe(true);
});

test("what several tests of a file take is the time of the file", () => {
  const results = new ResultFile(undefined);
  for (const milliseconds of [1_240, 1_200, 60]) results.addTime("a.spec.ts", milliseconds);
  results.addTime("b.spec.ts", 400);
  expect(results.result.seconds).toEqual({ "a.spec.ts": 2.5, "b.spec.ts": 0.4 });
});
