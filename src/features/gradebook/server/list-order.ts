import "server-only";
import * as z from "zod";
import { isInGroup } from "@/features/enrollment/server/groups/group-sql";
import { type CategorySum, totalOf } from "@/features/gradebook/calculate-grades";
import { mostListed } from "@/features/gradebook/rules";
import type { FindStudents } from "@/features/gradebook/schema";
import type { Hundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { IdRow, queryRows, rowSchema } from "@/server/db/query-rows";
import { cellsSql } from "./cells-sql";
import type { Setup } from "./read-setup";

export interface OrderAsked extends FindStudents {
  courseId: string;
  at: Date;
  showsEmail: boolean;
}

/**
 * The enrollments that are meant, in order, `mostListed` at most: the page asks for the rows of those that it shows, and so it can go
 * to any of them. One query. Where totals decide, Postgres adds up each student's categories and `totalOf` makes the total, the
 * same as in the rows.
 */
export async function listOrder(db: Tx, setup: Setup, asked: OrderAsked): Promise<string[]> {
  const isPlain = asked.sort === "name" && asked.below === null && !asked.isMissing;
  if (isPlain)
    return (await queryRows(db, IdRow)`WITH ${enrolledSql(asked)} SELECT id::text FROM enrolled ORDER BY at`).map(
      ({ id }) => id,
    );
  const students = (await readSums(db, setup, asked)).filter(
    ({ total, missing }) =>
      (!asked.isMissing || missing > 0) &&
      (asked.below === null || (total !== null && total < Math.round(asked.below * 100))),
  );
  return sortStudents(students, asked.sort).map(({ id }) => id);
}

export interface StudentSum {
  id: string;
  total: Hundredths | null;
  missing: number;
}

/** Equal totals stay in the order of names, and students without one come last. */
function sortStudents(students: readonly StudentSum[], sort: FindStudents["sort"]): readonly StudentSum[] {
  if (sort === "name") return students;
  const sign = sort === "highest" ? -1 : 1;
  return [...students].sort((a, b) => {
    if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null);
    return sign * (a.total - b.total);
  });
}

const isFound = ({ q, showsEmail }: Pick<OrderAsked, "q" | "showsEmail">): Prisma.Sql => {
  if (q === "") return Prisma.sql`TRUE`;
  const byAddress = Prisma.sql`OR EXISTS (
    SELECT 1 FROM email_address m WHERE m.user_id = u.id AND m.email_key LIKE ${likeAnywhere(q.normalize("NFKC").toLowerCase())})`;
  return Prisma.sql`(u.name ILIKE ${likeAnywhere(q)} OR u.username ILIKE ${likeAnywhere(q)} ${showsEmail ? byAddress : Prisma.empty})`;
};

const enrolledSql = (asked: OrderAsked): Prisma.Sql => Prisma.sql`
  enrolled AS (
    SELECT e.id, e.version_id, row_number() OVER (ORDER BY lower(u.name), e.id) AS at FROM enrollment e JOIN users u ON u.id = e.user_id
     WHERE e.course_id = ${asked.courseId}::uuid AND ${isCurrentEnrollment("e", asked.at)} AND ${isFound(asked)} AND ${isInGroup(asked.groupId)}
     ORDER BY lower(u.name), e.id LIMIT ${mostListed}
  )`;

const SumRow = rowSchema(() => ({
  id: z.string(),
  missing: z.number(),
  sums: z.array(z.tuple([z.string().nullable(), z.number(), z.number()])).nullable(),
}));

/** The total of each student, and how many items are missing. In the order of names. */
export async function readSums(db: Tx, setup: Setup, asked: OrderAsked): Promise<StudentSum[]> {
  const { categories, countsMissing } = setup;
  // In a course without categories all items are one group.
  const group = categories.length > 0 ? Prisma.sql`i.category` : Prisma.sql`NULL::uuid`;
  const isCounted = categories.length > 0 ? Prisma.sql`i.category IS NOT NULL` : Prisma.sql`TRUE`;
  // Whether anything is missing where names are hidden is not told.
  const hidden = setup.items.flatMap(({ hidesNames }, at) => (hidesNames ? [at] : []));
  const missing = Prisma.sql`SELECT enrollment_id, at, category, 0 AS points, max FROM missing`;
  const rows = await queryRows(db, SumRow)`
    WITH ${enrolledSql(asked)}, ${cellsSql(setup.items)}, missing AS (
      SELECT s.id AS enrollment_id, i.at, ${group} AS category, i.max, ${isCounted} AS is_counted
        FROM enrolled s JOIN applies y ON y.version_id = s.version_id JOIN item i ON i.at = y.at AND i.at <> ALL(${hidden}::int[])
        LEFT JOIN cell c ON c.enrollment_id = s.id AND c.at = i.at AND (c.points IS NOT NULL OR c.waits) WHERE c.at IS NULL
    ), counted AS (
      SELECT c.enrollment_id, c.at, ${group} AS category, c.points, i.max FROM cell c JOIN item i ON i.at = c.at
       WHERE c.points IS NOT NULL AND ${isCounted}
      ${countsMissing ? Prisma.sql`UNION ALL ${missing} WHERE is_counted` : Prisma.empty}
    ), kept AS (${keptSql(setup)}), sums AS (
      SELECT enrollment_id, json_agg(json_build_array(category, points, max)) AS sums FROM (
        SELECT enrollment_id, category, sum(points) AS points, sum(max) AS max FROM kept GROUP BY 1, 2) f GROUP BY 1
    )
    SELECT s.id::text AS id, coalesce(m.missing, 0)::int AS missing, g.sums
      FROM enrolled s LEFT JOIN sums g ON g.enrollment_id = s.id
      LEFT JOIN (SELECT enrollment_id, count(*) AS missing FROM missing GROUP BY 1) m ON m.enrollment_id = s.id
     ORDER BY s.at`;
  const weightOf = new Map(categories.map(({ id, weight }) => [id, weight]));
  return rows.map(({ id, missing, sums }) => ({
    id,
    missing,
    total: totalOf(
      (sums ?? []).map(([category, points, maxPoints]): CategorySum => {
        return { weight: category === null ? 10_000 : (weightOf.get(category) ?? 0), points, maxPoints };
      }),
    ),
  }));
}

/** Without the lowest of each category, as `calculateGrades` drops them. Percentages are compared as whole numbers: two that differ do so by 10⁻¹² at least. */
function keptSql({ categories }: Setup): Prisma.Sql {
  const dropping = categories.filter(({ dropLowest }) => dropLowest > 0);
  if (dropping.length === 0) return Prisma.sql`SELECT * FROM counted`;
  const drops = Prisma.sql`unnest(${dropping.map(({ id }) => id)}::uuid[], ${dropping.map(({ dropLowest }) => dropLowest)}::int[]) AS d(category, drops)`;
  return Prisma.sql`
    SELECT enrollment_id, at, category, points, max FROM (
      SELECT c.*, coalesce(d.drops, 0) AS drops, count(*) OVER (PARTITION BY c.enrollment_id, c.category) AS items,
             row_number() OVER (PARTITION BY c.enrollment_id, c.category ORDER BY c.points::bigint * 1000000000000 / c.max, c.at DESC) AS place
        FROM counted c LEFT JOIN ${drops} USING (category)) f
     WHERE place > least(drops, items - 1)`;
}
