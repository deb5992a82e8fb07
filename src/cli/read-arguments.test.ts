import { expect, test } from "vitest";
import { asksForHelp, refuseUnknown, type Takes } from "./read-arguments";

const usage = "Usage: npm run so";
const refusing = (args: string[], takes: Omit<Takes, "usage"> = {}) =>
  expect(() => refuseUnknown(args, { usage, ...takes }), args.join(" "));

test("a command that takes nothing refuses whatever follows its name", () => {
  refusing([]).not.toThrow();
  for (const surplus of ["x", "--force", "-f", ""]) refusing([surplus]).toThrow(usage);
});

test("too few words, too many and empty ones are refused", () => {
  const one = { words: [1, 1] } as const;
  refusing(["a@b.co"], one).not.toThrow();
  for (const args of [[], ["a@b.co", "extra"], [""]]) refusing(args, one).toThrow(usage);
});

test("an option is taken if the command knows it, and is no word", () => {
  const takes = { words: [0, 1], options: ["--force"] } as const;
  for (const args of [["--force"], ["x", "--force"]]) refusing(args, takes).not.toThrow();
  for (const args of [["--forse"], ["--force", "x", "y"]]) refusing(args, takes).toThrow(usage);
});

test("a command that reads its arguments itself is given all of them", () => {
  refusing(["e2e", "--project=desktop"], { options: "any" }).not.toThrow();
});

test("help is asked for in two ways", () => {
  expect([["--help"], ["x", "-h"], ["help"], []].map(asksForHelp)).toEqual([true, true, false, false]);
});
