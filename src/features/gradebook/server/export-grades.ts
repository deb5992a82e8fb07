import "server-only";
import { stringify } from "csv-stringify/sync";
import { itemHeadings, personColumns, totalColumn } from "@/features/gradebook/grade-file";
import type { FindStudents } from "@/features/gradebook/schema";
import type { Hundredths } from "@/features/questions/points";
import { withFormerWords } from "@/lib/former-member";
import type { CourseFacts } from "@/policy/course";
import type { PersonDeps } from "@/server/trpc/context";
import { formerWords } from "@/server/trpc/former-words";
import { mayMail } from "./get-gradebook";
import { listOrder } from "./list-order";
import { type GradeRow, readRows } from "./read-rows";
import { readSetup } from "./read-setup";

/** Students that are read at a time. */
const piece = 200;

const number = (hundredths: Hundredths | null): string => (hundredths === null ? "" : (hundredths / 100).toFixed(2));

/** A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). RFC 4180 otherwise. */
const asCsv = (rows: readonly (readonly string[])[], isFirst: boolean): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: "windows", bom: isFirst },
  );

/**
 * The grades of the current students that are asked for, in that order, as the text of a CSV file (UTF-8 with its mark), piece by piece,
 * with the columns that an import reads. Points and the total have two decimals; a field without points is empty.
 */
export async function* exportGrades(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "locale">,
  course: CourseFacts,
  asked: FindStudents,
): AsyncGenerator<string> {
  const { db } = deps;
  const at = deps.now();
  const words = await formerWords(deps.locale);
  const setup = await readSetup(db, course.id, at);
  const showsEmail = mayMail(deps, course);
  const order = await listOrder(db, setup, { ...asked, courseId: course.id, at, showsEmail });
  yield asCsv([[...personColumns, ...itemHeadings(setup.items), totalColumn]], true);
  for (let from = 0; from < order.length; from += piece) {
    const enrollmentIds = order.slice(from, from + piece);
    const rows = await readRows(db, { courseId: course.id, setup, enrollmentIds, showsEmail });
    yield asCsv(withFormerWords(rows, words).map(cellsOf), false);
  }
}

const cellsOf = ({ name, username, email, cells, total }: GradeRow): string[] => [
  name,
  username,
  email ?? "",
  ...cells.map(({ points }) => number(points)),
  number(total),
];
