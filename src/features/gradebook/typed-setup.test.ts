import { expect, test } from "vitest";
import { readTypedSetup, renewedOver, type TypedItem, type TypedSetup, withAssessmentsOf } from "./typed-setup";

const category = (id: string, name: string, weight = "50", dropLowest = "0") => ({ id, name, weight, dropLowest });
const item = (id: string, change: Partial<TypedItem> = {}): TypedItem => ({
  ...{ id, title: `Item ${id}`, isAssessment: false, categoryId: null, maxPoints: "10" },
  ...change,
});
const setup = (change: Partial<TypedSetup> = {}): TypedSetup => ({
  ...{ countsMissing: false, categories: [], items: [] },
  ...change,
});

test("what is typed is read in hundredths, without the titles of assessments", () => {
  const typed = setup({
    countsMissing: true,
    categories: [category("a", " Speaking ", "33,5", ""), category("b", "Writing", "0", " 2 ")],
    items: [item("1", { isAssessment: true, categoryId: "a" }), item("2", { title: " Essay ", maxPoints: "0.5" })],
  });
  expect(readTypedSetup(typed)).toEqual({
    setup: {
      countsMissing: true,
      categories: [
        { id: "a", name: "Speaking", weight: 3350, dropLowest: 0 },
        { id: "b", name: "Writing", weight: 0, dropLowest: 2 },
      ],
      items: [
        { id: "1", title: null, categoryId: "a", maxPoints: 1000 },
        { id: "2", title: "Essay", categoryId: null, maxPoints: 50 },
      ],
    },
  });
});

test("each field that is wrong is told, and no other", () => {
  const typed = setup({
    categories: [category("a", "Speaking"), category("b", " speaking", "101", "1.5"), category("c", " ", "x", "501")],
    items: [
      item("1"),
      item("2", { title: "", maxPoints: "0" }),
      item("3", { isAssessment: true, title: "", maxPoints: "-1" }),
    ],
  });
  expect(readTypedSetup(typed)).toEqual({
    problems: {
      categories: new Map([
        ["b", new Set(["nameTaken", "weightBad", "dropLowestBad"])],
        ["c", new Set(["nameMissing", "weightBad", "dropLowestBad"])],
      ]),
      items: new Map([
        ["2", new Set(["titleMissing", "maxPointsBad"])],
        ["3", new Set(["maxPointsBad"])],
      ]),
    },
  });
});

test("a setup that was typed before the course changed has the assessments of now, with what was typed for them", () => {
  const now = setup({
    categories: [category("a", "Speaking")],
    items: [
      item("new", { isAssessment: true, categoryId: "a" }),
      item("old", { isAssessment: true, title: "Renamed" }),
      item("theirs"),
    ],
  });
  const typed = setup({
    categories: [category("b", "Writing")],
    items: [
      item("old", { isAssessment: true, categoryId: "b", maxPoints: "7" }),
      item("gone", { isAssessment: true }),
      item("own"),
    ],
  });
  expect(withAssessmentsOf(now, typed)).toEqual({
    ...typed,
    items: [
      item("new", { isAssessment: true }),
      item("old", { isAssessment: true, title: "Renamed", categoryId: "b", maxPoints: "7" }),
      item("own"),
    ],
  });
});

test("what somebody else has removed is saved as a new item", () => {
  const stands = setup({ items: [item("quiz", { isAssessment: true }), item("kept")] });
  const typed = setup({ items: [item("quiz", { isAssessment: true }), item("kept"), item("removed")] });
  expect(renewedOver(stands, typed, () => "fresh").items.map(({ id }) => id)).toEqual(["quiz", "kept", "fresh"]);
});
