import "server-only";
import { stringify } from "csv-stringify/sync";
import * as z from "zod";
import { countedLessonsOf } from "@/features/enrollment/server/counted-lessons";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { enrollmentPages } from "@/features/enrollment/server/students/enrollment-pages";
import { type Period, spanOf } from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";
import { withFormerWords } from "@/lib/former-member";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { formerWords } from "@/server/trpc/former-words";

const columns = [
  "name",
  "enrolled",
  "last_seen",
  "progress",
  "lessons",
  "lessons_total",
  "mean_score",
  "completed",
  "state",
];

const Row = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  enrolledAt: z.date(),
  seenAt: z.date().nullable(),
  progress: z.number(),
  /** Of those that count, as everywhere. */
  lessons: z.number(),
  lessonCount: z.number(),
  meanScore: z.number().nullable(),
  completedAt: z.date().nullable(),
  status: z.string(),
}));
type Row = RowOf<typeof Row>;

const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? "";

const cells = (row: Row): (string | number)[] => [
  row.name,
  day(row.enrolledAt),
  day(row.seenAt),
  row.progress,
  row.lessons,
  row.lessonCount,
  row.meanScore === null ? "" : Math.round(row.meanScore * 10) / 10,
  day(row.completedAt),
  row.status.toLowerCase(),
];

/** A cell that a spreadsheet would run is written with an apostrophe before it (OWASP, CSV injection). */
const asCsv = (rows: readonly Row[], isFirst: boolean): string =>
  stringify(rows.map(cells), {
    ...{ header: isFirst, columns, escape_formulas: true, record_delimiter: "windows", bom: isFirst },
  });

/** The rows behind a course's new students of a period: their enrollments, as the text of a CSV file, piece by piece. */
export async function* exportLearners(
  { db, now, locale }: Pick<Deps, "db" | "now" | "locale">,
  courseId: string,
  { period }: { period: Period },
): AsyncGenerator<string> {
  const words = await formerWords(locale);
  const { from, to } = spanOf(period, now());
  const read = (page: Prisma.Sql) => queryRows(db, Row)`
    SELECT e.id, u.name, e.enrolled_at AS "enrolledAt", CASE WHEN e.started_at IS NOT NULL THEN e.last_accessed_at END AS "seenAt",
           e.progress_percentage::float8 AS progress, n.done AS lessons, n.total AS "lessonCount", e.completed_at AS "completedAt", e.status::text AS status,
           (SELECT avg(b.best)::float8 FROM (SELECT max(t.percentage) AS best FROM assessment_attempt t
             WHERE t.enrollment_id = e.id AND t.percentage IS NOT NULL AND NOT ${hidesNames(Prisma.sql`t.assessment_id`)} GROUP BY t.assessment_id) b) AS "meanScore"
      FROM enrollment e JOIN users u ON u.id = e.user_id CROSS JOIN LATERAL (${countedLessonsOf(now())}) n
     WHERE e.enrolled_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND e.enrolled_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'
       AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)} AND ${page}`;
  let isFirst = true;
  for await (const rows of enrollmentPages(courseId, read, (enrollment) => enrollment)) {
    if (isFirst || rows.length > 0) yield asCsv(withFormerWords(rows, words), isFirst);
    isFirst = false;
  }
}
