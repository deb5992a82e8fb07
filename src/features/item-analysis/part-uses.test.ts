import { describe, expect, test } from "vitest";
import type { CountedPart } from "@/features/questions/question-type";
import { type PartCount, usesOf, wrongTextsOf } from "./part-uses";

const count = (value: string, chosen: number, upper = 0, lower = 0): PartCount => ({ value, chosen, upper, lower });

describe("wrong texts", () => {
  const part: CountedPart = {
    key: "1",
    wrongAs: (text) => (text === "right" ? null : text.toLowerCase()),
  };

  test("that are marked alike are one, and those that were given once are left out", () => {
    const given = [
      ...[count("right", 9), count("b", 1), count("A", 2), count("once", 1)],
      ...[count("B", 2), count("a", 1), count("", 4)],
    ];
    expect(wrongTextsOf(part, given)).toEqual([
      { text: "a", count: 3 },
      { text: "b", count: 3 },
    ]);
    expect(wrongTextsOf({ key: "1" }, given)).toEqual([]);
  });

  test("are the five most frequent, and a long one is listed by its beginning", () => {
    const many = ["a", "b", "c", "d", "e", "f"].map((text, at) => count(text, 10 - at));
    expect(wrongTextsOf(part, many).map(({ text }) => text)).toEqual(["a", "b", "c", "d", "e"]);
    const [long] = wrongTextsOf(part, [count("x".repeat(900), 2)]);
    expect(long?.text).toHaveLength(200);
  });
});

describe("options of a part", () => {
  const part: CountedPart = {
    key: "1",
    options: ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => ({ id, text: `Option ${id}`, isRight: id === "c" })),
  };
  const given = [count("b", 2, 1, 0), count("a", 3, 0, 2), count("gone", 9), count("c", 1, 1, 0)];

  test("of a field are all listed as their author has them, also those that nobody chose", () => {
    const uses = usesOf(part, "fields", given);
    expect(uses.map(({ id, chosen, upper, lower }) => [id, chosen, upper, lower]).slice(0, 4)).toEqual([
      ["a", 3, 0, 2],
      ["b", 2, 1, 0],
      ["c", 1, 1, 0],
      ["d", 0, 0, 0],
    ]);
    expect(uses).toHaveLength(8);
    expect(uses.filter(({ isCorrect }) => isCorrect).map(({ id, text }) => [id, text])).toEqual([["c", "Option c"]]);
  });

  test("that all parts have are the right one and the wrong ones that were given, the most frequent first", () => {
    for (const by of ["pairs", "places"] as const)
      expect(usesOf(part, by, given).map(({ id, chosen }) => [id, chosen])).toEqual([
        ["c", 1],
        ["a", 3],
        ["b", 2],
      ]);
    const all = ["a", "b", "d", "e", "f", "g"].map((id, at) => count(id, 10 + at));
    expect(usesOf(part, "pairs", all).map(({ id }) => id)).toEqual(["c", "g", "f", "e", "d", "b"]);
  });

  test("are none where the part is typed", () => {
    expect(usesOf({ key: "1" }, "fields", given)).toEqual([]);
  });
});
