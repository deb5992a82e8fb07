import { execFileSync } from "node:child_process";
import { setFlagsFromString } from "node:v8";
import { afterAll, expect, test } from "vitest";
import { heapFlag } from "./heap-growth";

const [name = ""] = heapFlag.split("=");

// The process of the tests goes on as V8 would have it.
afterAll(() => setFlagsFromString(`${name}=0`));

test("the engine knows the option that keeps the heap of a web process small: it would ignore another", () => {
  expect(name).toMatch(/^--\w/);
  expect(execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" })).toContain(`${name} (`);
});
