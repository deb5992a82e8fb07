import "server-only";
import * as z from "zod";
import { mostItems } from "@/features/courses/gradebook-limits";
import { GroupChoice, groupsAsJson } from "@/features/enrollment/server/groups/group-sql";
import { toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const GradeItem = z.object({
  id: z.string(),
  title: z.string(),
  categoryId: z.string().nullable(),
  /** In hundredths. */
  maxPoints: z.int(),
  /** The lesson of its assessment; null for an item that exists only in the gradebook. */
  lessonId: z.string().nullable(),
  /** Its results stay out of what staff see: they are given under numbers in place of names. Points given by hand are seen. */
  hidesNames: z.boolean(),
  /** Versions of the course that have it, of those that someone is on, and the live one. */
  versionIds: z.array(z.string()),
});
export type GradeItem = z.infer<typeof GradeItem>;

const GradeCategory = z.object({
  id: z.string(),
  name: z.string(),
  /** In percent of the total, hundredths. */
  weight: z.int(),
  /** So many of the lowest items are left out; one always counts. */
  dropLowest: z.int(),
});
export type GradeCategory = z.infer<typeof GradeCategory>;

export const Setup = z.object({
  revision: z.int(),
  countsMissing: z.boolean(),
  categories: z.array(GradeCategory),
  /** In the order of the columns: assessments as in the course, then the others. */
  items: z.array(GradeItem),
});
export type Setup = z.infer<typeof Setup>;

const Book = rowSchema(() => ({
  revision: z.number(),
  countsMissing: z.boolean(),
  categories: z.array(z.strictObject({ id: z.string(), name: z.string(), weight: z.number(), dropLowest: z.number() })),
  groups: z.array(GroupChoice()),
}));

const ItemRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  categoryId: z.string().nullable(),
  maxPoints: z.string(),
  lessonId: z.string().nullable(),
  hidesNames: z.boolean(),
  versionIds: z.array(z.string()),
}));

/** How a course's grades are put together, and its items that some student can have. Two queries. */
export async function readSetup(db: Tx, courseId: string, at: Date): Promise<Setup> {
  return (await readSetupAndGroups(db, courseId, at)).setup;
}

/** The same with the groups of the course, by name, which are for its team alone. */
export async function readSetupAndGroups(
  db: Tx,
  courseId: string,
  at: Date,
): Promise<{ setup: Setup; groups: RowOf<typeof GroupChoice>[] }> {
  const [[found], items] = await Promise.all([readBook(db, courseId), readItems(db, courseId, at)]);
  if (!found) throw new AppError("NOT_FOUND", "common.not_found");
  const { groups, ...book } = found;
  const setup = {
    ...book,
    categories: book.categories.map((category) => ({ ...category, weight: toHundredths(category.weight) })),
    items: items.map((item) => ({ ...item, maxPoints: toHundredths(item.maxPoints) })),
  };
  return { setup, groups };
}

const readBook = (db: Tx, courseId: string) => queryRows(db, Book)`
  SELECT coalesce(b.revision, 0) AS revision, coalesce(b.counts_missing, false) AS "countsMissing",
         (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'weight', g.weight, 'dropLowest', g.drop_lowest) ORDER BY g.position), '[]')
            FROM grade_category g WHERE g.course_id = c.id) AS categories, ${groupsAsJson(Prisma.sql`c.id`)} AS groups
    FROM course c LEFT JOIN gradebook b ON b.course_id = c.id WHERE c.id = ${courseId}::uuid`;

const readItems = (db: Tx, courseId: string, at: Date) => queryRows(db, ItemRow)`
  WITH used AS (
    SELECT coalesce(c.live_version_id, (SELECT n.id FROM course_version n WHERE n.course_id = c.id ORDER BY n.number DESC LIMIT 1)) AS id
      FROM course c WHERE c.id = ${courseId}::uuid
    UNION SELECT e.version_id FROM enrollment e WHERE e.course_id = ${courseId}::uuid AND ${isCurrentEnrollment("e", at)}
  ), placed AS (
    SELECT a.assessment_id, a.title, l.lesson_id, v.id AS version_id, v.number, v.id = c.live_version_id AS is_live, m.position AS module, l.position AS lesson
      FROM used u JOIN course_version v ON v.id = u.id JOIN course c ON c.id = v.course_id
      JOIN module_version m ON m.version_id = v.id AND m.published_at <= ${at}
      JOIN lesson_version l ON l.module_version_id = m.id JOIN assessment_version a ON a.lesson_version_id = l.id
  ), latest AS (
    SELECT DISTINCT ON (assessment_id) * FROM placed ORDER BY assessment_id, is_live DESC NULLS LAST, number DESC
  )
  SELECT i.id::text AS id, coalesce(i.title, p.title) AS title, i.category_id::text AS "categoryId", i.max_points::text AS "maxPoints",
         p.lesson_id::text AS "lessonId", ${hidesNames(Prisma.sql`i.assessment_id`)} AS "hidesNames",
         CASE WHEN i.assessment_id IS NULL THEN ARRAY(SELECT id::text FROM used)
              ELSE ARRAY(SELECT o.version_id::text FROM placed o WHERE o.assessment_id = i.assessment_id) END AS "versionIds"
    FROM grade_item i LEFT JOIN latest p ON p.assessment_id = i.assessment_id
   WHERE i.course_id = ${courseId}::uuid AND i.archived_at IS NULL AND (i.assessment_id IS NULL OR p.assessment_id IS NOT NULL)
   ORDER BY i.assessment_id IS NULL, p.module, p.lesson, i.created_at, i.id LIMIT ${mostItems}`;
