import { expect, test } from "vitest";
import { problemsOf } from "./tool-problems";

test("what a tool found is named by each file that it found it in, whether the linter or the formatter did", () => {
  const output = [
    "\u001b[1mdocs/a.json:3:7 lint/performance/useX  FIXABLE  ━━━━━━━━",
    "",
    "  ⚠ x is not recommended.",
    "  > 23 │ src/b.ts:1:1 is only quoted",
    "\u001b[0msrc/c.tsx format ━━━━━━━━━━━━━━",
    "src/d.ts(12,3): error TS2322: Type 'string' is not assignable to type 'number'.",
    "Found 1 error.",
  ].join("\n");
  expect(problemsOf({ code: 1, output })).toEqual([
    "docs/a.json:3:7 lint/performance/useX  FIXABLE",
    "src/c.tsx format",
    "src/d.ts(12,3): error TS2322: Type 'string' is not assignable to type 'number'.",
  ]);
  expect(problemsOf({ code: 0, output })).toEqual([]);
});

test("a tool that names no file is told by its first words, and one without words by its code", () => {
  expect(problemsOf({ code: 2, output: "\n  Cannot find the configuration.\nAt line 3\n" })).toEqual([
    "Cannot find the configuration.",
  ]);
  expect(problemsOf({ code: 134, output: "\n" })).toEqual(["ended with 134"]);
});
