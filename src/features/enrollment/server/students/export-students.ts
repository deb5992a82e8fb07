import "server-only";
import { stringify } from "csv-stringify/sync";
import { isInGroup } from "@/features/enrollment/server/groups/group-sql";
import type { ExportStudents } from "@/features/enrollment/students-schema";
import type { Prisma } from "@/generated/prisma/client";
import { withFormerWords } from "@/lib/former-member";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { formerWords } from "@/server/trpc/former-words";
import { enrollmentPages } from "./enrollment-pages";
import { ListedStudent, studentColumns, studentJoins } from "./list-students";

const columns = [
  "name",
  "email",
  "state",
  "progress",
  "lessons",
  "lessons_total",
  "mean_score",
  "enrolled",
  "active",
  "completed",
  "until",
];

const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? "";

/** A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). */
const asCsv = (rows: readonly (readonly (string | number)[])[], isFirst: boolean): string =>
  stringify(
    rows.map((row) => [...row]),
    { header: isFirst, columns, escape_formulas: true, record_delimiter: "windows", bom: isFirst },
  );

/** A course's students, or those of a group, enrollments of now and before, as the text of a CSV file (UTF-8 with its mark), piece by piece. */
export async function* exportStudents(
  { db, now, locale }: Pick<Deps, "db" | "now" | "locale">,
  { courseId, groupId }: ExportStudents,
): AsyncGenerator<string> {
  const words = await formerWords(locale);
  const read = (page: Prisma.Sql) =>
    queryRows(
      db,
      ListedStudent,
    )`SELECT ${studentColumns(now())} FROM enrollment e ${studentJoins(now())} WHERE ${isInGroup(groupId)} AND ${page}`;
  let isFirst = true;
  for await (const rows of enrollmentPages(courseId, read, ({ enrollmentId: id, enrolledAt }) => ({
    id,
    enrolledAt,
  }))) {
    if (isFirst || rows.length > 0) yield asCsv(withFormerWords(rows, words).map(cells), isFirst);
    isFirst = false;
  }
}

const cells = (student: ListedStudent): (string | number)[] => [
  student.name,
  student.email,
  student.status.toLowerCase(),
  student.progressPercentage,
  student.lessonsCompleted,
  student.lessonCount,
  student.meanScore === null ? "" : Math.round(student.meanScore * 10) / 10,
  day(student.enrolledAt),
  student.startedAt ? day(student.lastAccessedAt) : "",
  day(student.completedAt),
  day(student.expiresAt),
];
