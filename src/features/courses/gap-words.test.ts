import { expect, test } from "vitest";
import words from "@/messages/en/courses.json";
import { advisoryGaps, blockingGaps } from "./rules";

test("what keeps a course from being published is said with its reason and the way to fix it", () => {
  const named: Record<string, unknown> = words.mend;
  const text = expect.stringMatching(/\S/);
  for (const code of blockingGaps) expect(named[code], code).toEqual({ what: text, why: text, go: text });
});

test("each gap has words in the list of all", () => {
  const named: Record<string, string> = words.gaps;
  for (const code of [...blockingGaps, ...advisoryGaps]) expect(named[code], code).toMatch(/\S/);
});
