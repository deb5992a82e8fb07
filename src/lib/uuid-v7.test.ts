import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7";

test("has the form of version 7 and sorts by its time", () => {
  expect(uuidV7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidV7(1_700_000_000_000) < uuidV7(1_700_000_000_001)).toBe(true);
  expect(uuidV7(5)).not.toBe(uuidV7(5));
});

test("is never the same twice, across many draws", () => {
  const ids = Array.from({ length: 1000 }, () => uuidV7(5));
  expect(new Set(ids).size).toBe(1000);
});
