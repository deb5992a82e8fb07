import { expect, test } from "vitest";
import { wrongTextsOf } from "./part-uses";

const part = {
  key: "1",
  wrongAs: (text: string) => (text === "right" ? null : text.toLowerCase()),
};

test("wrong texts that are marked alike are one, and those that were given once are left out", () => {
  const given = [
    { text: "right", count: 9 },
    { text: "b", count: 1 },
    { text: "A", count: 2 },
    { text: "once", count: 1 },
    { text: "B", count: 2 },
    { text: "a", count: 1 },
    { text: "", count: 4 },
  ];
  expect(wrongTextsOf(part, given)).toEqual([
    { text: "a", count: 3 },
    { text: "b", count: 3 },
  ]);
  expect(wrongTextsOf({ key: "1" }, given)).toEqual([]);
});

test("the five most frequent are listed, and a long one by its beginning", () => {
  const many = ["a", "b", "c", "d", "e", "f"].map((text, at) => ({ text, count: 10 - at }));
  expect(wrongTextsOf(part, many).map(({ text }) => text)).toEqual(["a", "b", "c", "d", "e"]);
  const [long] = wrongTextsOf(part, [{ text: "x".repeat(900), count: 2 }]);
  expect(long?.text).toHaveLength(200);
});
