import type { Cell } from "@/features/gradebook/server/read-rows";
import type { GradeItem } from "@/features/gradebook/server/read-setup";
import type { Hundredths } from "@/features/questions/points";
import type { CsvRow } from "@/server/csv/read-csv";
import { readHundredths } from "./rules";

/** In bytes. */
export const mostFileBytes = 2_000_000;
export const mostFileRows = 5_000;

/** The columns before the items. A row is found by its username, or by the email address where there is no username. */
export const personColumns = ["name", "username", "email"] as const;
export const totalColumn = "total";

/** A heading for each item, the same for the same items: a title that comes again gets its number. */
export function itemHeadings(items: readonly Pick<GradeItem, "title">[]): string[] {
  const used = new Set<string>([...personColumns, totalColumn]);
  return items.map(({ title }) => {
    let heading = title;
    for (let number = 2; used.has(headingKey(heading)); number += 1) heading = `${title} (${number})`;
    used.add(headingKey(heading));
    return heading;
  });
}

/** Spreadsheets change spaces and capitals, and keep the apostrophe that the export writes before a formula. */
export const headingKey = (heading: string): string =>
  heading
    .trim()
    .replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();

export interface FileColumns {
  username: number;
  email: number;
  /** For each column of the file the place of its item; null for any other. */
  items: (number | null)[];
  /** Headings that mean nothing here, as they are in the file. */
  unread: string[];
}

/** Null where no column says whose the rows are. */
export function readColumns(header: readonly string[], items: readonly Pick<GradeItem, "title">[]): FileColumns | null {
  const keys = header.map(headingKey);
  const headings = itemHeadings(items).map(headingKey);
  const [username, email] = [keys.indexOf("username"), keys.indexOf("email")];
  if (username < 0 && email < 0) return null;
  const places = keys.map((key, at) => {
    const place = headings.indexOf(key);
    return place < 0 || keys.indexOf(key) < at ? null : place;
  });
  const known = new Set<string>([...personColumns, totalColumn]);
  const unread = header
    .filter((_, at) => places[at] === null && !known.has(keys[at] ?? ""))
    .map((name) => name.slice(0, 60));
  return { username, email, items: places, unread };
}

/** How the row says whose it is: "@ada" or "ada@frost.example"; empty where it doesn't. */
export function personKey({ cells }: CsvRow, { username, email }: FileColumns): string {
  const plain = (at: number) => (cells[at] ?? "").trim().replace(/^'/, "").normalize("NFKC").toLowerCase();
  const name = plain(username).replace(/^@/, "");
  return name === "" ? plain(email) : `@${name}`;
}

export interface GradeChange {
  line: number;
  enrollmentId: string;
  itemId: string;
  student: string;
  item: string;
  from: Hundredths | null;
  to: Hundredths;
  /** Number of the grade that it replaces; 0 for none. */
  replaces: number;
}

export interface FileProblem {
  line: number;
  /** Null where it is about the whole row. */
  column: string | null;
  value: string;
  problem: "no_student" | "unknown_student" | "repeated_student" | "bad_points";
  /** Points, for `bad_points`. */
  most: number | null;
}

interface KnownRow {
  enrollmentId: string;
  name: string;
  cells: readonly Cell[];
}

/**
 * What one row of the file would change, and which of its cells can't be read. An empty cell changes nothing, and neither does one
 * with the points that the student has already.
 */
export function planRow(
  row: CsvRow,
  columns: FileColumns,
  { items, headings, student }: { items: readonly GradeItem[]; headings: readonly string[]; student: KnownRow },
): { changes: GradeChange[]; problems: FileProblem[] } {
  const changes: GradeChange[] = [];
  const problems: FileProblem[] = [];
  for (const [at, place] of columns.items.entries()) {
    const [item, cell] = place === null ? [] : [items[place], student.cells[place]];
    const value = (row.cells[at] ?? "").trim();
    if (!item || !cell || value === "") continue;
    const to = readHundredths(value, item.maxPoints);
    const heading = headings[place ?? -1] ?? item.title;
    const about = { line: row.line, item: heading };
    if (to === null) {
      const most = item.maxPoints / 100;
      problems.push({ line: row.line, column: heading, value: value.slice(0, 60), problem: "bad_points", most });
    } else if (to !== cell.points) {
      const { enrollmentId, name } = student;
      changes.push({
        ...about,
        enrollmentId,
        itemId: item.id,
        student: name,
        from: cell.points,
        to,
        replaces: cell.grade,
      });
    }
  }
  return { changes, problems };
}
