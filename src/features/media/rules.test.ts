import { describe, expect, it, test } from "vitest";
import { cleanName, countParts, coursePathFor, judgeContent, kindOf, PART_BYTES, partSize } from "./rules";

describe("parts", () => {
  it("cover a file exactly, whatever its size", () => {
    for (const size of [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * 1024 ** 3]) {
      const count = countParts(size);
      const sizes = Array.from({ length: count }, (_, index) => partSize(size, index + 1));
      expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(size);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    }
  });
});

test.each([
  ["image/png", "image"],
  ["video/mp4", "video"],
  ["audio/mpeg", "audio"],
  ["application/pdf", "document"],
  ["application/vnd.oasis.opendocument.text", "document"],
  ["application/zip", "other"],
])("%s is kept as %s", (mimeType, kind) => {
  expect(kindOf(mimeType)).toBe(kind);
});

test.each([
  ["image/png", "tide.png", null],
  ["image/png", "tide.jpg", null],
  ["text/html", "tide.png", "media.not_what_it_says"],
  ["application/octet-stream", "tide.png", "media.not_what_it_says"],
  ["text/plain", "tide.mp4", "media.not_what_it_says"],
  ["text/html", "tide.txt", "media.web_page"],
  ["application/x-msdownload", "setup", "media.program"],
  ["image/heic", "tide.heic", "media.unplayable"],
  ["video/x-msvideo", "tide.avi", "media.unplayable"],
  ["video/webm", "talk.webm", null],
  ["text/plain", "script.py", null],
  ["application/octet-stream", "weights.npy", null],
])("a %s called %s is judged %s", (mimeType, name, refusal) => {
  expect(judgeContent(mimeType, name)).toBe(refusal);
});

test.each([
  ["C:\\pictures\\tide.png", "tide.png"],
  ["a/b/../c.txt", "c.txt"],
  ["  Übung 1.pdf ", "Übung 1.pdf"],
  ["line\nbreak.txt", "linebreak.txt"],
  ["...", "..."],
  ["", "file"],
  [`${"x".repeat(300)}.pdf`, `${"x".repeat(196)}.pdf`],
])("the name %j is kept as %j", (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

test.each([
  ["Tide Table (1).PNG", 1, "media/tide-table-1.png"],
  ["Tide Table.png", 2, "media/tide-table-2.png"],
  ["Übung – Gezeiten.pdf", 1, "media/übung-gezeiten.pdf"],
  ["潮汐表.jpg", 1, "media/潮汐表.jpg"],
  [".env", 1, "media/env"],
  ["!!!.png", 3, "media/file-3.png"],
])("texts name %j, tried %i times, as %s", (name, attempt, path) => {
  expect(coursePathFor(name, attempt)).toBe(path);
});
