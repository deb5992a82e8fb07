import "server-only";
import type { GroupChoice } from "@/features/enrollment/server/groups/group-sql";
import { ROWS_A_PAGE } from "@/features/gradebook/rules";
import type { FindStudents } from "@/features/gradebook/schema";
import { type CourseFacts, courseRules } from "@/policy/course";
import type { RowOf } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { listOrder } from "./list-order";
import { type GradeRow, readRows } from "./read-rows";
import { readSetup, readSetupAndGroups, type Setup } from "./read-setup";

type BookDeps = Pick<PersonDeps, "db" | "actor" | "now">;

export interface GradebookView {
  setup: Setup;
  /** Of the course, by name. */
  groups: RowOf<typeof GroupChoice>[];
  /** Ids of the enrollments that are meant, in order. */
  order: string[];
  /** The first of them. */
  rows: GradeRow[];
  asOf: Date;
}

/** The gradebook of a course with its first rows. Four queries, however many students and items there are. */
export async function getGradebook(deps: BookDeps, course: CourseFacts, asked: FindStudents): Promise<GradebookView> {
  const { db } = deps;
  const at = deps.now();
  const { setup, groups } = await readSetupAndGroups(db, course.id, at);
  const showsEmail = mayMail(deps, course);
  const order = await listOrder(db, setup, { ...asked, courseId: course.id, at, showsEmail });
  const enrollmentIds = order.slice(0, ROWS_A_PAGE);
  const rows = await readRows(db, { courseId: course.id, setup, enrollmentIds, showsEmail });
  return { setup, groups, order, rows, asOf: at };
}

/** The rows of these enrollments, in their order. Three queries. */
export async function getRows(
  deps: BookDeps,
  course: CourseFacts,
  { enrollmentIds }: { enrollmentIds: readonly string[] },
): Promise<{ revision: number; rows: GradeRow[] }> {
  const setup = await readSetup(deps.db, course.id, deps.now());
  const asked = { courseId: course.id, setup, enrollmentIds, showsEmail: mayMail(deps, course) };
  return { revision: setup.revision, rows: await readRows(deps.db, asked) };
}

/** Addresses are for those who look after students; who only grades knows them by name and username. */
export const mayMail = ({ actor }: Pick<PersonDeps, "actor">, course: CourseFacts): boolean =>
  courseRules["course.manageStudents"](actor, course);
