import "server-only";
import * as z from "zod";
import { listHiddenScores } from "@/features/assessment/server/list-hidden-scores";
import type { Hundredths } from "@/features/questions/points";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { type Cell, type GradeRow, readRows } from "./read-rows";
import { readSetup, type Setup } from "./read-setup";

export interface OwnItem {
  id: string;
  title: string;
  /** The lesson of its assessment; null for an item that exists only in the gradebook. */
  lessonId: string | null;
  maxPoints: Hundredths;
  is: Cell["is"];
  points: Hundredths | null;
  /** The author shows no results of this assessment: there are points, and they are not told. */
  isHidden: boolean;
  isDropped: boolean;
  /** What was written with points that a person gave. */
  reason: string;
}

export interface OwnCategory {
  /** Null for the items of a course without categories, and for those that don't count. */
  id: string | null;
  name: string | null;
  weight: Hundredths | null;
  dropLowest: number;
  /** In hundredths of a percent; null where nothing counts, or a result in it is not told. */
  percentage: Hundredths | null;
  isHidden: boolean;
  items: OwnItem[];
}

export interface OwnGrades {
  course: { slug: string; title: string };
  countsMissing: boolean;
  total: Hundredths | null;
  /** Results that count are not told, so the total isn't either. */
  isHidden: boolean;
  categories: OwnCategory[];
}

const Facts = rowSchema(() => ({ slug: z.string(), title: z.string() }));
const Reason = rowSchema(() => ({ itemId: z.string(), reason: z.string() }));

/** A student's own grades in a course, without results that its author does not show now. Six queries. */
export async function getOwnGrades(
  { db, now }: Pick<PersonDeps, "db" | "now">,
  { id: courseId, enrollment }: CourseFacts,
): Promise<OwnGrades> {
  if (!enrollment) throw new AppError("NOT_FOUND", "common.not_found");
  const { enrollmentId, versionId } = enrollment;
  const at = now();
  const found = await readSetup(db, courseId, at);
  // Names are hidden from staff, not from the student.
  const setup = { ...found, items: found.items.map((item) => ({ ...item, hidesNames: false })) };
  const [[row], unshown, [course], reasons] = await Promise.all([
    readRows(db, { courseId, setup, enrollmentIds: [enrollmentId], showsEmail: false }),
    listHiddenScores(db, { enrollmentId, at }),
    queryRows(
      db,
      Facts,
    )`SELECT c.slug, v.title FROM course c JOIN course_version v ON v.id = ${versionId}::uuid WHERE c.id = ${courseId}::uuid`,
    queryRows(db, Reason)`
      SELECT DISTINCT ON (item_id) item_id::text AS "itemId", reason FROM item_grade
       WHERE enrollment_id = ${enrollmentId}::uuid ORDER BY item_id, number DESC`,
  ]);
  if (!row || !course) throw new AppError("NOT_FOUND", "common.not_found");
  const reasonOf = new Map(reasons.map(({ itemId, reason }) => [itemId, reason]));
  return { course, countsMissing: setup.countsMissing, ...tellGrades(setup, { row, unshown, reasonOf }) };
}

/** A row as its student may read it: what is not told can't be worked out from what is. */
function tellGrades(
  setup: Setup,
  { row, unshown, reasonOf }: { row: GradeRow; unshown: ReadonlySet<string>; reasonOf: ReadonlyMap<string, string> },
): Pick<OwnGrades, "total" | "isHidden" | "categories"> {
  const isHiddenAt = (id: string, at: number) => unshown.has(id) && row.cells[at]?.is === "graded";
  const hidden = new Set(setup.items.flatMap(({ id }, at) => (isHiddenAt(id, at) ? [at] : [])));
  const itemsOf = (categoryId: string | null, isAll: boolean): { items: OwnItem[]; isHidden: boolean } => {
    const places = setup.items.flatMap((item, at) => (isAll || item.categoryId === categoryId ? [{ item, at }] : []));
    const isHidden = places.some(({ at }) => hidden.has(at));
    const items = places.flatMap(({ item: { id, title, lessonId, maxPoints }, at }): OwnItem[] => {
      const cell = row.cells[at];
      if (!cell || cell.is === "absent") return [];
      return [
        {
          ...{ id, title, lessonId, maxPoints, is: cell.is },
          points: hidden.has(at) ? null : cell.points,
          isHidden: hidden.has(at),
          isDropped: !isHidden && row.dropped.includes(at),
          reason: cell.is === "given" ? (reasonOf.get(id) ?? "") : "",
        },
      ];
    });
    return { items, isHidden };
  };
  const none = { id: null, name: null, weight: null, dropLowest: 0, percentage: null };
  if (setup.categories.length === 0) {
    const everything = itemsOf(null, true);
    const total = everything.isHidden ? null : row.total;
    return { total, isHidden: everything.isHidden, categories: [{ ...none, ...everything }] };
  }
  const counted = setup.categories.map(({ id, name, weight, dropLowest }, at): OwnCategory => {
    const { items, isHidden } = itemsOf(id, false);
    const percentage = isHidden ? null : (row.categories[at] ?? null);
    return { id, name, weight, dropLowest, percentage, isHidden, items };
  });
  const isHidden = counted.some((category) => category.isHidden && category.weight !== 0);
  const loose = { ...none, ...itemsOf(null, false) };
  const total = isHidden ? null : row.total;
  return { total, isHidden, categories: loose.items.length > 0 ? [...counted, loose] : counted };
}
