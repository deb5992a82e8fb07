import "server-only";
import type { Tx } from "@/server/db/client";

/**
 * Gives a copied course the categories, weights and items of the course that it was copied from, without any grade. `assessmentIds`
 * has the copy of each assessment; those that the copy doesn't have are left out. Three statements, whatever the size.
 */
export async function copyGradebook(
  tx: Tx,
  copy: { fromCourseId: string; courseId: string; at: Date; assessmentIds: ReadonlyMap<string, string> },
): Promise<void> {
  const { fromCourseId, courseId, at, assessmentIds } = copy;
  await tx.$executeRaw`
    INSERT INTO gradebook (course_id, counts_missing, revision, created_at, updated_at)
    SELECT ${courseId}::uuid, counts_missing, revision, ${at}, ${at} FROM gradebook WHERE course_id = ${fromCourseId}::uuid`;
  // A category of the copy is found by its position, which is its course's alone.
  await tx.$executeRaw`
    INSERT INTO grade_category (id, course_id, name, weight, drop_lowest, position, created_at, updated_at)
    SELECT gen_random_uuid(), ${courseId}::uuid, name, weight, drop_lowest, position, ${at}, ${at}
      FROM grade_category WHERE course_id = ${fromCourseId}::uuid`;
  await tx.$executeRaw`
    WITH known AS (
      SELECT i.assessment_id, i.max_points, i.title, i.created_at, own.id AS category_id
        FROM grade_item i
        LEFT JOIN grade_category c ON c.id = i.category_id
        LEFT JOIN grade_category own ON own.course_id = ${courseId}::uuid AND own.position = c.position
       WHERE i.course_id = ${fromCourseId}::uuid AND i.archived_at IS NULL
    ), of_assessments AS (
      UPDATE grade_item i SET category_id = k.category_id, max_points = k.max_points, updated_at = ${at}
        FROM known k JOIN unnest(${[...assessmentIds.keys()]}::uuid[], ${[...assessmentIds.values()]}::uuid[]) AS r (was, now)
          ON r.was = k.assessment_id
       WHERE i.id = r.now
    )
    INSERT INTO grade_item (id, course_id, category_id, max_points, title, created_at, updated_at)
    SELECT gen_random_uuid(), ${courseId}::uuid, category_id, max_points, title,
           ${at}::timestamptz + row_number() OVER (ORDER BY created_at) * interval '1 millisecond', ${at}
      FROM known WHERE assessment_id IS NULL`;
}
