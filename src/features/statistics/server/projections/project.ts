import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { siteSubject } from "../sources/source";
import { courseStats } from "./course";
import { projectPeople } from "./person";
import { store } from "./projection";
import { siteFigures } from "./site";
import { teacherFigures } from "./teacher";

const Reach = rowSchema(() => ({
  courses: z.array(z.string()),
  teachers: z.array(z.string()),
  people: z.array(z.string()),
}));
type Reach = RowOf<typeof Reach>;

/** Whose figures hang on these subjects: an assessment is its course's, a course its instructors', a person their own. */
async function reach(tx: Tx, subjectIds: readonly string[]): Promise<Reach> {
  const ids = [...subjectIds];
  const [row] = await queryRows(tx, Reach)`
    WITH courses AS (
      SELECT id FROM course WHERE id = ANY (${ids}::uuid[])
      UNION SELECT course_id FROM assessment WHERE id = ANY (${ids}::uuid[])),
    teachers AS (
      SELECT user_id AS id FROM course_instructor WHERE user_id = ANY (${ids}::uuid[])
      UNION SELECT instructor_id FROM instructor_analytics WHERE instructor_id = ANY (${ids}::uuid[])
      UNION SELECT i.user_id FROM course_instructor i JOIN courses ON courses.id = i.course_id WHERE i.is_active)
    SELECT ARRAY(SELECT id::text FROM courses ORDER BY id) AS courses, ARRAY(SELECT id::text FROM teachers ORDER BY id) AS teachers,
           ARRAY(SELECT id::text FROM users WHERE id = ANY (${ids}::uuid[]) ORDER BY id) AS people`;
  return row ?? { courses: [], teachers: [], people: [] };
}

/**
 * Writes what is shown of these subjects, and of all that hangs on them, as of `at`, in the caller's transaction. Whoever writes
 * the same waits, and reads the sums after that.
 */
export async function project(tx: Tx, subjectIds: readonly string[], at: Date): Promise<void> {
  if (subjectIds.length === 0) return;
  const { courses, teachers, people } = await reach(tx, subjectIds);
  const site = subjectIds.includes(siteSubject) ? [siteSubject] : [];
  const keys = [...new Set([...courses, ...teachers, ...people, ...site])].sort();
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended('figures ' || id, 0)))::int FROM unnest(${keys}::text[]) AS id`;
  await store(tx, courseStats, courses, at);
  await store(tx, teacherFigures, teachers, at);
  await store(tx, siteFigures, site, at);
  await projectPeople(tx, people, at);
}
