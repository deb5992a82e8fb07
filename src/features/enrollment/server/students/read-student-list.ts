import "server-only";
import { type ListedPerson, MOST_ROWS } from "@/features/enrollment/students";
import { AppError } from "@/lib/app-error";
import { type CsvFile, readCsv } from "@/server/csv/read-csv";

export interface StudentList extends Pick<CsvFile, "encoding" | "delimiter"> {
  rows: ListedPerson[];
  hasHeader: boolean;
  /** Columns of the file that are not read. */
  unread: string[];
}

/**
 * Reads a list of people: columns "email" and, if there, "name" (or first and last name) and "until", in any order; without
 * a header the first column with an address. Cells are text and nothing else, whatever a spreadsheet would make of them.
 * @throws AppError RULE_BROKEN `enrollment.file_empty`, `enrollment.file_not_text`, `enrollment.file_without_addresses`,
 * `enrollment.file_too_long`, `enrollment.file_broken` (facts: line).
 */
export function readStudentList(bytes: Uint8Array): StudentList {
  const { rows, encoding, delimiter } = readCsv(bytes, {
    delimiters: [",", ";", "\t", "|"],
    notText: () => new AppError("RULE_BROKEN", "enrollment.file_not_text"),
    broken: (line) => new AppError("RULE_BROKEN", "enrollment.file_broken", { line }),
  });
  if (rows.length === 0) throw new AppError("RULE_BROKEN", "enrollment.file_empty");
  const first = rows[0]?.cells ?? [];
  const header = columnsOf(first);
  const columns = header ?? columnsWithoutHeader(first);
  if (!columns) throw new AppError("RULE_BROKEN", "enrollment.file_without_addresses");
  const people = header ? rows.slice(1) : rows;
  if (people.length === 0) throw new AppError("RULE_BROKEN", "enrollment.file_empty");
  if (people.length > MOST_ROWS) throw new AppError("RULE_BROKEN", "enrollment.file_too_long", { most: MOST_ROWS });
  const used = new Set([columns.email, columns.name, columns.first, columns.last, columns.until]);
  return {
    rows: people.map(({ cells, line }) => personOf(cells, line, columns)),
    encoding,
    delimiter,
    hasHeader: header !== null,
    unread: header ? first.filter((_, at) => !used.has(at)).map((name) => name.slice(0, 60)) : [],
  };
}

interface Columns {
  email: number;
  name: number;
  first: number;
  last: number;
  until: number;
}

const names: Readonly<Record<keyof Columns, readonly string[]>> = {
  email: ["email", "e-mail", "mail", "email address", "e-mail address", "mail address", "address"],
  name: ["name", "full name", "full_name", "fullname"],
  first: ["firstname", "first name", "first_name", "given name"],
  last: ["lastname", "last name", "last_name", "surname", "family name"],
  until: ["until", "expires", "ends", "end", "end date", "access until"],
};

function columnsOf(header: readonly string[]): Columns | null {
  const plain = header.map((cell) => cell.trim().toLowerCase());
  const at = (column: keyof Columns) => plain.findIndex((cell) => names[column].includes(cell));
  const email = at("email");
  return email < 0 ? null : { email, name: at("name"), first: at("first"), last: at("last"), until: at("until") };
}

function columnsWithoutHeader(first: readonly string[]): Columns | null {
  const email = first.findIndex((cell) => cell.includes("@"));
  return email < 0 ? null : { email, name: -1, first: -1, last: -1, until: -1 };
}

function personOf(record: readonly string[], line: number, columns: Columns): ListedPerson {
  const cell = (at: number) => (record[at] ?? "").slice(0, 400);
  const name = cell(columns.name) || [cell(columns.first), cell(columns.last)].filter(Boolean).join(" ");
  return { line, email: cell(columns.email), name, until: cell(columns.until) };
}
