import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** Enrollments that are read at a time. */
const SEATS_A_PAGE = 1_000;

/** The enrollment at which a page ended. */
export interface LastEnrollment {
  id: string;
  enrolledAt: Date;
}

/**
 * The end of a query over `enrollment e`: the next page of a course's enrollments, the oldest first. Follows the index of course and
 * enrollment, so that all pages together read each enrollment once, however many other courses and students there are.
 */
const pageOf = (courseId: string, after: LastEnrollment | null): Prisma.Sql => Prisma.sql`
  e.course_id = ${courseId}::uuid
  AND ${after ? Prisma.sql`(e.enrolled_at, e.id) > (${after.enrolledAt}::timestamptz, ${after.id}::uuid)` : Prisma.sql`TRUE`}
  ORDER BY e.enrolled_at, e.id LIMIT ${SEATS_A_PAGE}`;

/** Page after page of a course's enrollments; the last one may be empty. `lastOf`: the enrollment of a row. */
export async function* enrollmentPages<Row>(
  courseId: string,
  read: (page: Prisma.Sql) => Promise<Row[]>,
  lastOf: (row: Row) => LastEnrollment,
): AsyncGenerator<Row[]> {
  let after: LastEnrollment | null = null;
  for (;;) {
    const rows: Row[] = await read(pageOf(courseId, after));
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < SEATS_A_PAGE) return;
    after = lastOf(last);
  }
}
