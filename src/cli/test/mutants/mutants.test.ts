import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { breakGuard } from "./break-guard";
import { mutants } from "./mutants";

const testFiles = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file}`)
  .filter((file) => /\.test\.tsx?$/.test(file));

test("there are twenty guards to break, each with a name of its own", () => {
  expect(new Set(mutants.map(({ guard }) => guard)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(20);
});

describe.each(mutants)("$guard", (mutant) => {
  it("is in the code as the table has it", () => {
    const text = readFileSync(mutant.file, "utf8");
    expect(breakGuard(text, mutant)).not.toBe(text);
  });

  it.each(mutant.tests)("is held by %s", (part) => {
    expect(testFiles.filter((file) => file.includes(part))).not.toEqual([]);
  });
});
