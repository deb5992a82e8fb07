import { describe, expect, it } from "vitest";
import { type ItemsByLesson, moveAssessment, moveResource, stepAssessment, stepResource } from "./item-rules";

const resource = (id: string) => ({
  id,
  title: id,
  type: "LINK" as const,
  isPremium: false,
  url: "https://example.org/",
  fileName: null,
  sizeBytes: null,
});

/** "ab|c": two lessons, the first with the resources a and b. A lesson with * has an assessment. */
function aList(words: string): ItemsByLesson {
  return Object.fromEntries(
    words.split("|").map((word, n) => [
      `${n + 1}`,
      {
        assessment: word.includes("*") ? { title: "Asked", questions: 2 } : null,
        resources: [...word.replace("*", "")].map(resource),
      },
    ]),
  );
}
const shape = (items: ItemsByLesson) =>
  Object.values(items)
    .map(({ assessment, resources }) => (assessment ? "*" : "") + resources.map(({ id }) => id).join(""))
    .join("|");

describe("resources", () => {
  it.each([
    ["ab|c", "a", "2", "c", "b|ac"],
    ["ab|c", "a", "2", null, "b|ca"],
    ["abc|", "c", "1", "a", "cab|"],
    ["abc|", "b", "1", "b", "abc|"],
    ["ab|c", "x", "2", null, "ab|c"],
    ["ab|c", "a", "2", "gone", "b|ca"],
  ] as const)("in %s, %s goes to lesson %s before %s: %s", (from, id, lessonId, beforeId, to) => {
    expect(shape(moveResource(aList(from), id, { lessonId, beforeId }))).toBe(to);
  });

  it("go to a lesson that was never looked at", () => {
    expect(shape(moveResource(aList("a"), "a", { lessonId: "2", beforeId: null }))).toBe("|a");
  });

  it.each([
    ["ab|c", "b", "up", "ba|c"],
    ["ab|c", "a", "down", "ba|c"],
    ["ab|c", "b", "down", "a|bc"],
    ["ab|c", "c", "up", "abc|"],
  ] as const)("in %s, %s goes one step %s: %s", (from, id, step, to) => {
    const place = stepResource(["1", "2"], aList(from), id, step);
    expect(place && shape(moveResource(aList(from), id, place))).toBe(to);
  });

  it("have no step over the ends", () => {
    expect(stepResource(["1", "2"], aList("ab|c"), "a", "up")).toBeNull();
    expect(stepResource(["1", "2"], aList("ab|c"), "c", "down")).toBeNull();
  });
});

describe("an assessment", () => {
  it("goes to a lesson that has none, and to no other", () => {
    expect(shape(moveAssessment(aList("*a|b"), "1", "2"))).toBe("a|*b");
    expect(shape(moveAssessment(aList("*a|*b"), "1", "2"))).toBe("*a|*b");
    expect(shape(moveAssessment(aList("*a|b"), "1", "1"))).toBe("*a|b");
  });

  it("steps over lessons that have one", () => {
    const lessons = [
      { id: "1", questions: null },
      { id: "2", questions: 3 },
      { id: "3", questions: 0 },
    ];
    expect(stepAssessment(lessons, "3", "up")).toBe("1");
    expect(stepAssessment(lessons, "3", "down")).toBeNull();
    expect(stepAssessment(lessons, "2", "up")).toBe("1");
  });
});
