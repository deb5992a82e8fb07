import "server-only";
import { CsvError, type Info, parse } from "csv-parse/sync";
import { type ListedPerson, MOST_ROWS } from "@/features/enrollment/students";
import { AppError } from "@/lib/app-error";

export type ListEncoding = "UTF-8" | "UTF-16" | "windows-1252";

export interface StudentList {
  rows: ListedPerson[];
  encoding: ListEncoding;
  delimiter: string;
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
  const { text, encoding } = decode(bytes);
  if (text.trim() === "") throw new AppError("RULE_BROKEN", "enrollment.file_empty");
  const delimiter = guessDelimiter(text);
  const records = parseRecords(text, delimiter);
  const first = records[0]?.record ?? [];
  const header = columnsOf(first);
  const columns = header ?? columnsWithoutHeader(first);
  if (!columns) throw new AppError("RULE_BROKEN", "enrollment.file_without_addresses");
  const people = header ? records.slice(1) : records;
  if (people.length === 0) throw new AppError("RULE_BROKEN", "enrollment.file_empty");
  if (people.length > MOST_ROWS) throw new AppError("RULE_BROKEN", "enrollment.file_too_long", { most: MOST_ROWS });
  const used = new Set([columns.email, columns.name, columns.first, columns.last, columns.until]);
  return {
    rows: people.map(({ record, line }) => personOf(record, line, columns)),
    encoding,
    delimiter,
    hasHeader: header !== null,
    unread: header ? first.filter((_, at) => !used.has(at)).map((name) => name.slice(0, 60)) : [],
  };
}

/** By its mark, else UTF-8 if it is that, else what old spreadsheets of the west write. */
function decode(bytes: Uint8Array): { text: string; encoding: ListEncoding } {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "UTF-16" };
  const zeros = bytes.subarray(0, 400).filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (zeros > 0 && zeros >= Math.floor(Math.min(bytes.length, 400) / 4))
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (bytes.includes(0)) throw new AppError("RULE_BROKEN", "enrollment.file_not_text");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: "windows-1252" };
  }
}

/** What windows-1252 has at 0x80 to 0x9f; the rest is Latin-1. Node 20 decodes it as Latin-1 throughout, and so loses these. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign);

/** Of the usual separators the one that is most often in the first line outside of quotes. */
function guessDelimiter(text: string): string {
  const line = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => line.split(sign).length;
  return [",", ";", "\t", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

interface FileRow {
  record: string[];
  line: number;
}

function parseRecords(text: string, delimiter: string): FileRow[] {
  try {
    const found = parse(text, {
      delimiter,
      info: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 20_000,
    }) as unknown as { record: string[]; info: Info }[];
    // The parser tells the line at which a record ends; a record over several lines began earlier.
    return found.map(({ record, info }) => ({
      record,
      line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("RULE_BROKEN", "enrollment.file_broken", { line: Number(error.lines ?? 0) });
  }
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
