import { describe, expect, test } from "vitest";
import {
  type FileColumns,
  headingKey,
  itemHeadings,
  personKey,
  planRow,
  readColumns,
} from "@/features/gradebook/grade-file";
import { readHundredths } from "@/features/gradebook/rules";
import type { Cell } from "@/features/gradebook/server/read-rows";
import fc from "@/testing/fast-check";

const itemOf = (title: string, maxPoints = 2000) => {
  return { id: title, title, maxPoints, categoryId: null, lessonId: null, hidesNames: false, versionIds: [] };
};

describe("the columns of a file", () => {
  test("are told apart where titles repeat or are those of the person's columns", () => {
    expect(itemHeadings([{ title: "Essay" }, { title: "essay" }, { title: "Total" }])).toEqual([
      "Essay",
      "essay (2)",
      "Total (2)",
    ]);
  });

  test("are found by heading, whatever a spreadsheet made of it, and the others are named", () => {
    const items = ["Essay", "=Sum of it", "Oral"].map((title) => itemOf(title));
    const columns = readColumns(["Name", " USERNAME", "oral", "'=Sum  of it", "total", "Notes", "Oral"], items);
    expect(columns).toEqual({
      username: 1,
      email: -1,
      items: [null, null, 2, 1, null, null, null],
      unread: ["Notes", "Oral"],
    });
    expect(readColumns(["Name", "Oral"], items)).toBeNull();
  });

  test("of an export are all found again", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }).filter((title) => headingKey(title) !== "")), (titles) => {
        const items = titles.map((title) => itemOf(title));
        const headings = itemHeadings(items);
        expect(new Set(headings.map(headingKey)).size).toBe(titles.length);
        expect(readColumns(["username", ...headings], items)?.items).toEqual([null, ...titles.map((_, at) => at)]);
      }),
    );
  });
});

describe("a row", () => {
  const columns: FileColumns = { username: 0, email: 1, items: [null, null, 0, 1], unread: [] };
  const cell = (points: number | null, grade = 0): Cell => ({
    is: points === null ? "missing" : "graded",
    points,
    grade,
  });
  const student = { enrollmentId: "e", name: "Ada", cells: [cell(1000), cell(null, 2)] };
  const plan = (...cells: string[]) =>
    planRow({ line: 3, cells: ["ada", "", ...cells] }, columns, {
      items: [itemOf("Essay"), itemOf("Oral", 500)],
      headings: ["Essay", "Oral"],
      student,
    });

  test("is a person's by username, or else by address", () => {
    expect(personKey({ line: 2, cells: ["@Ada ", "x@y.example"] }, columns)).toBe("@ada");
    expect(personKey({ line: 2, cells: ["", " ADA@Frost.example"] }, columns)).toBe("ada@frost.example");
    expect(personKey({ line: 2, cells: [] }, columns)).toBe("");
  });

  test("changes what is other than before", () => {
    expect(plan("10", "").changes).toEqual([]);
    expect(plan("10.00", "4,5")).toEqual({
      changes: [
        { line: 3, enrollmentId: "e", itemId: "Oral", student: "Ada", item: "Oral", from: null, to: 450, replaces: 2 },
      ],
      problems: [],
    });
  });

  test.each(["5.01", "-1", "A", "1e1", "=1+1", "3.123"])("is not read where it says %j out of 5", (value) => {
    expect(plan("", value)).toEqual({
      changes: [],
      problems: [{ line: 3, column: "Oral", value, problem: "bad_points", most: 5 }],
    });
  });
});

test("whatever points are shown as two decimals are read back", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (points) => {
      expect(readHundredths((points / 100).toFixed(2), points)).toBe(points);
      expect(readHundredths(String(points / 100), points)).toBe(points);
    }),
  );
});
