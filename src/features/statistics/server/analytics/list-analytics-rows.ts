import "server-only";
import * as z from "zod";
import { ANALYTICS_ROWS, spanOf } from "@/features/statistics/analytics";
import type { ListAnalyticsRows } from "@/features/statistics/analytics-schema";
import { Prisma } from "@/generated/prisma/client";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { behind } from "./rows-sql";
import { visibleCourses } from "./visible-courses";

const AnalyticsRowBehind = rowSchema(() => ({
  id: z.string(),
  at: z.date(),
  /** Null where the asker may see figures and no students, and while an assessment hides names. */
  person: z.strictObject({ name: z.string(), enrollmentId: z.string().nullable() }).nullable(),
  course: z.strictObject({ id: z.string(), title: z.string() }),
  /** Stars, or money in minor units with its currency; null where the row is what it says by being there. */
  rating: z.number().nullable(),
  amountMinor: z.number().nullable(),
  currency: z.string().nullable(),
  /** A certificate's number. */
  number: z.string().nullable(),
  /** An attempt's percentage, or the whole days that completing took. */
  percentage: z.number().nullable(),
  days: z.number().nullable(),
}));
export type AnalyticsRowBehind = RowOf<typeof AnalyticsRowBehind>;

export interface AnalyticsRows {
  rows: AnalyticsRowBehind[];
  /** Where older rows go on. */
  next: string | null;
}

/** Who manages a course's students sees whom a row is about; of a review, which is public under its name, everybody who sees it. */
const seesNames = (userId: string, isAdmin: boolean): Prisma.Sql => Prisma.sql`
  (${isAdmin} OR b.rating IS NOT NULL OR EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = b.course_id AND i.user_id = ${userId}::uuid
     AND i.is_active AND (i.role = 'LEAD' OR i.can_manage_students)))`;

/** Rows about attempts, or about a lesson that an attempt completes, while names are hidden there. */
const hidesPeople = (figure: ListAnalyticsRows["figure"], about: string | null): Prisma.Sql => {
  if (figure === "attempts") return hidesNames(Prisma.sql`${about}::uuid`);
  return figure === "finished"
    ? hidesNames(Prisma.sql`(SELECT a.id FROM assessment a WHERE a.lesson_id = ${about}::uuid)`)
    : Prisma.sql`false`;
};

/**
 * A page of the rows that a figure counts in a stretch, the newest first: of one course, or of all that the asker may see. Reads the
 * rows of these courses by their index; a page costs as many of them as it takes to fill it.
 */
export async function listAnalyticsRows(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  courseId: string | null,
  { period, figure, about, week, after }: ListAnalyticsRows,
): Promise<AnalyticsRows> {
  const userId = actor.id;
  const isAdmin = actor.role === "ADMIN";
  const before = (id: Prisma.Sql) => (after === null ? Prisma.sql`true` : Prisma.sql`${id} < ${after}::uuid`);
  const rows = await queryRows(db, AnalyticsRowBehind)`
    WITH ${visibleCourses(userId, courseId)},
    b AS (SELECT * FROM (${behind[figure]({ span: spanOf(period, now()), before, about, week })}) x ORDER BY x.id DESC LIMIT ${ANALYTICS_ROWS + 1})
    SELECT b.id, b.at, b.rating, b."amountMinor", b.currency, b.percentage, b.days, CASE WHEN ${seesNames(userId, isAdmin)} THEN b.number END AS number,
           CASE WHEN ${seesNames(userId, isAdmin)} AND NOT ${hidesPeople(figure, about)} THEN jsonb_build_object('name', u.name, 'enrollmentId', b.enrollment_id) END AS person,
           jsonb_build_object('id', k.id, 'title', k.title) AS course
      FROM b JOIN choice k ON k.id = b.course_id JOIN users u ON u.id = b.user_id ORDER BY b.id DESC`;
  const shown = rows.slice(0, ANALYTICS_ROWS);
  return { rows: shown, next: rows.length > ANALYTICS_ROWS ? (shown.at(-1)?.id ?? null) : null };
}
