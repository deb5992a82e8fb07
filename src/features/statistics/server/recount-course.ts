import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { projectHistory } from "./projections/history";
import { type Counted, refreshOf } from "./reconcile";
import { recount } from "./recount";
import type { SourceName } from "./sources/sources";

/** Rows a transaction, so that no one waits long for one. */
const BATCH = 500;

/** Ids of a source's rows that are about one course. People who learn are counted for instructors and the site, by the night. */
const rowsOf: Partial<Record<SourceName, (courseId: Prisma.Sql) => Prisma.Sql>> = {
  seat: (course) => Prisma.sql`SELECT e.id FROM enrollment e WHERE e.course_id = ${course}`,
  progress: (course) => Prisma.sql`
    SELECT p.id FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id WHERE e.course_id = ${course}`,
  attempt: (course) => Prisma.sql`
    SELECT t.id FROM assessment_attempt t JOIN assessment a ON a.id = t.assessment_id WHERE a.course_id = ${course}`,
  certificate: (course) => Prisma.sql`SELECT c.id FROM certificate c WHERE c.course_id = ${course}`,
  review: (course) => Prisma.sql`SELECT r.id FROM review r WHERE r.course_id = ${course}`,
  grant: (course) => Prisma.sql`SELECT g.id FROM access_grant g WHERE g.course_id = ${course}`,
  course: (course) => Prisma.sql`SELECT c.id FROM course c WHERE c.id = ${course}`,
};

/** Sources with rows of a course, in the order in which they are counted. */
export const courseSources = Object.keys(rowsOf) as SourceName[];

type StatDeps = Pick<Deps, "db" | "now">;

/**
 * Counts a page of a course's rows of a source again, whatever the ledger has of them. Rows that are gone have left a note that is
 * counted anyway, and are found by the night otherwise. Safe to repeat.
 */
export async function recountCoursePage(
  { db, now }: StatDeps,
  { courseId, name, after }: { courseId: string; name: SourceName; after: string | null },
): Promise<Counted> {
  const all = rowsOf[name]?.(Prisma.sql`${courseId}::uuid`) ?? Prisma.sql`SELECT NULL::uuid AS id WHERE false`;
  const rows = await queryRows(db, IdRow)`
    SELECT r.id::text AS id FROM (${all}) r WHERE ${after === null ? Prisma.sql`true` : Prisma.sql`r.id > ${after}::uuid`}
     ORDER BY r.id LIMIT ${BATCH}`;
  const ids = rows.map(({ id }) => id);
  const changed = await db.$transaction((tx) => recount(tx, name, { ids, at: now() }));
  return { changed: changed.length, next: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
}

/** What is shown of a course and of who teaches it, from the sums as they are now, with the counters on the course itself. */
export async function refreshCourse({ db, now }: StatDeps, courseId: string): Promise<void> {
  const at = now();
  const teachers = await db.courseInstructor.findMany({
    where: { courseId, isActive: true },
    select: { userId: true },
    orderBy: { userId: "asc" },
    take: BATCH,
  });
  await db.$transaction(async (tx) => {
    for (const { userId } of teachers) await projectHistory(tx, userId, at);
    await refreshOf(tx, "courses", [courseId], at);
  });
}
