import "server-only";
import * as z from "zod";
import { calculateGrades, type Mark } from "@/features/gradebook/calculate-grades";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { cellsSql } from "./cells-sql";
import type { Setup } from "./read-setup";

/**
 * One student's field of one item. `given`: points that a person gave. `graded`: the result of the assessment. `waiting`: handed in
 * and not graded yet. `hidden`: its item hides names, so whether there is anything is not told. `missing`: nothing. `absent`: not in the version of the course that the student is on.
 */
const Cell = z.object({
  is: z.enum(["given", "graded", "waiting", "hidden", "missing", "absent"]),
  /** In hundredths. */
  points: z.int().nullable(),
  /** Number of the latest grade that a person gave or took back; 0 for none. */
  grade: z.int(),
});
export type Cell = z.infer<typeof Cell>;

export const GradeRow = z.object({
  enrollmentId: z.string(),
  name: z.string(),
  username: z.string(),
  /** Null for those who only grade. */
  email: z.string().nullable(),
  /** In the order of the items. */
  cells: z.array(Cell),
  /** In hundredths of a percent; null where nothing counts. */
  total: z.int().nullable(),
  /** In the order of the categories, each as the total. */
  categories: z.array(z.int().nullable()),
  /** Places of the items that were left out as the lowest. */
  dropped: z.array(z.int()),
});
export type GradeRow = z.infer<typeof GradeRow>;

const Row = rowSchema(() => ({
  enrollmentId: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  places: z.array(z.number()).nullable(),
  cells: z.array(z.tuple([z.number(), z.number().nullable(), z.boolean(), z.number(), z.boolean()])).nullable(),
}));

interface RowsAsked {
  courseId: string;
  setup: Setup;
  enrollmentIds: readonly string[];
  showsEmail: boolean;
}

/** The rows of these enrollments, in their order; those of other courses are left out. One query. */
export async function readRows(db: Tx, { courseId, setup, enrollmentIds, showsEmail }: RowsAsked): Promise<GradeRow[]> {
  const rows = await queryRows(db, Row)`
    WITH enrolled AS (
      SELECT e.id, e.version_id, e.user_id, p.at FROM unnest(${[...enrollmentIds]}::uuid[]) WITH ORDINALITY AS p(id, at)
        JOIN enrollment e ON e.id = p.id AND e.course_id = ${courseId}::uuid
    ), ${cellsSql(setup.items)}
    SELECT s.id::text AS "enrollmentId", u.name, u.username, ${showsEmail ? Prisma.sql`m.email` : Prisma.sql`NULL`} AS email,
           (SELECT json_agg(y.at) FROM applies y WHERE y.version_id = s.version_id) AS places,
           (SELECT json_agg(json_build_array(c.at, c.points, c.given, c.grade, c.waits)) FROM cell c WHERE c.enrollment_id = s.id) AS cells
      FROM enrolled s JOIN users u ON u.id = s.user_id LEFT JOIN email_address m ON m.user_id = u.id AND m.is_primary
     ORDER BY s.at`;
  return rows.map(({ places, cells, ...row }) => {
    const applies = new Set(places);
    const known = new Map((cells ?? []).map(([at, ...cell]) => [at, cell]));
    const filled = setup.items.map((item, at): Cell => {
      const [points = null, isGiven = false, grade = 0, waits = false] = known.get(at) ?? [];
      if (points !== null) return { is: isGiven ? "given" : "graded", points, grade };
      if (waits) return { is: "waiting", points: null, grade };
      if (!applies.has(at)) return { is: "absent", points: null, grade };
      return { is: item.hidesNames ? "hidden" : "missing", points: null, grade };
    });
    return { ...row, cells: filled, ...gradesOf(setup, filled) };
  });
}

const markOf = (cell: Cell | undefined): Mark => {
  if (!cell) return { state: "absent" };
  if (cell.is === "given" || cell.is === "graded") return { state: "graded", points: cell.points ?? 0 };
  return { state: cell.is === "hidden" ? "waiting" : cell.is };
};

function gradesOf(setup: Setup, cells: readonly Cell[]): Pick<GradeRow, "total" | "categories" | "dropped"> {
  const placeOf = new Map(setup.items.map(({ id }, at) => [id, at]));
  const grades = calculateGrades(setup, (id) => markOf(cells[placeOf.get(id) ?? -1]));
  return {
    total: grades.total,
    categories: grades.categories.map(({ percentage }) => percentage),
    dropped: grades.dropped.flatMap((id) => placeOf.get(id) ?? []),
  };
}
