import { describe, expect, test } from "vitest";
import { pageNamed, pagesOf } from "./pages-of";

const questions = [1, 2, 3];
const sections = [{ questionCount: 1 }, { questionCount: 2 }];

describe("the pages of an attempt", () => {
  test.each([
    ["a section each", "SECTION", sections, ["0-1", "1-3"]],
    ["one where there are no sections", "SECTION", [], ["0-3"]],
    ["one where the author wants all on one", "ALL", sections, ["0-3"]],
    ["a question each", "QUESTION", sections, ["0-1", "1-2", "2-3"]],
  ] as const)("are %s", (_, paging, given, spans) => {
    expect(pagesOf({ paging, sections: given, questions }).map(({ first, end }) => `${first}-${end}`)).toEqual(spans);
  });

  test.each([
    [null, 0],
    ["1", 0],
    ["3", 2],
    ["4", 0],
    ["0", 0],
    ["-1", 0],
    ["1.5", 0],
    ["x", 0],
  ])("%s in the address is page %d of three", (named, page) => {
    expect(pageNamed(named, 3)).toBe(page);
  });
});
