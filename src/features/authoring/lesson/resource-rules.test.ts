import { describe, expect, test } from "vitest";
import { moveBefore, resourceTypeOf, titleOfFile } from "./resource-rules";

describe("a resource that is added", () => {
  test.each([
    ["image/png", "map.png", "IMAGE"],
    ["text/csv", "gauge.CSV", "DATA"],
    ["application/pdf", "table.pdf", "DOCUMENT"],
    ["text/plain", "model.py", "CODE"],
    ["application/zip", "all.zip", "ARCHIVE"],
    ["application/octet-stream", "thing", "OTHER"],
  ])("%s called %s is taken for %s", (mimeType, name, type) => {
    expect(resourceTypeOf({ mimeType, name })).toBe(type);
  });

  test("is first called like its file, without the ending", () => {
    expect(["tide-table.pdf", ".profile", "version 1.2 of it"].map(titleOfFile)).toEqual([
      "tide-table",
      ".profile",
      "version 1.2 of it",
    ]);
  });
});

test("a resource goes before another, to the end, or to the end when its neighbour is gone", () => {
  expect(moveBefore(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(moveBefore(["a", "b", "c"], "a", null)).toEqual(["b", "c", "a"]);
  expect(moveBefore(["a", "b", "c"], "a", "gone")).toEqual(["b", "c", "a"]);
  expect(moveBefore(["a", "b", "c"], "b", "b")).toEqual(["a", "b", "c"]);
});
