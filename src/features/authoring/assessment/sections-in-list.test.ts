import { describe, expect, test } from "vitest";
import { listWithHeadings, movedInList, placeInList } from "./sections-in-list";

const sections = [{ key: "a" }, { key: "b" }, { key: "c" }];
const questions = [
  { id: "1", sectionKey: "a" },
  { id: "2", sectionKey: "a" },
  { id: "3", sectionKey: "c" },
];
const list = listWithHeadings(sections, questions);

describe("a question in a list with headings", () => {
  test("comes behind the heading of its section", () => {
    expect(list).toEqual(["section:a", "1", "2", "section:b", "section:c", "3"]);
    expect(listWithHeadings([], questions)).toEqual(["1", "2", "3"]);
  });

  test.each([
    ["within its section", "2", "1", "a", "1"],
    ["to the end of the section before", "3", "section:b", "a", null],
    ["into an empty section", "2", "section:c", "b", "3"],
    ["to the end of the list", "1", null, "c", null],
    ["to the top, where it stays under the first heading", "3", "section:a", "a", "1"],
    ["from under the first heading to the top, where it stays", "1", "section:a", "a", "2"],
  ])("moves %s", (_, id, beforeId, sectionKey, next) => {
    expect(placeInList(movedInList(list, id, beforeId), id)).toEqual({ sectionKey, beforeId: next });
  });
});
