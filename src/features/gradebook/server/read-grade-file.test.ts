import { describe, expect, it } from "vitest";
import { readGradeFile } from "./read-grade-file";

describe("a file of grades", () => {
  it("of an old western spreadsheet keeps its dashes and quotes", () => {
    const bytes = Buffer.concat([Buffer.from("username;Tides "), Buffer.from([0x96]), Buffer.from(" part 1\n@ada;5")]);
    expect(readGradeFile(bytes)).toEqual({
      header: ["username", "Tides – part 1"],
      rows: [{ line: 2, cells: ["@ada", "5"] }],
    });
  });

  it("may have a title with upright lines, and cells over several lines", () => {
    const { header, rows } = readGradeFile(Buffer.from('username,A | B | C\n"@ada\n",1\n@bo,2\n'));
    expect(header).toEqual(["username", "A | B | C"]);
    expect(rows).toEqual([
      { line: 2, cells: ["@ada\n", "1"] },
      { line: 4, cells: ["@bo", "2"] },
    ]);
  });

  it("that is a workbook is refused", () => {
    const workbook = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 9, 9]);
    expect(() => readGradeFile(workbook)).toThrow("gradebook.file_not_text");
  });

  it("whose quote isn't closed is refused with its line", () => {
    expect(() => readGradeFile(Buffer.from('username,Check\n@ada,"1'))).toThrow("gradebook.file_broken");
  });
});
