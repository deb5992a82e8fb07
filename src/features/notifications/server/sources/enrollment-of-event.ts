import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const EnrollmentOfEvent = rowSchema(() => ({
  userId: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  isByHand: z.boolean(),
  endsAt: z.date().nullable(),
  /** Those of the team who see the course's students, without the student. */
  teachers: z.array(z.string()),
}));
export type EnrollmentOfEvent = RowOf<typeof EnrollmentOfEvent>;

/** The enrollment that an event is about, with whom of the course's team it concerns; null where it is gone. */
export async function enrollmentOfEvent(tx: Tx, enrollmentId: string): Promise<EnrollmentOfEvent | null> {
  const [row] = await queryRows(tx, EnrollmentOfEvent)`
    SELECT e.user_id AS "userId", e.course_id AS "courseId", v.title AS course, c.slug, e.source = 'MANUAL' AS "isByHand",
           e.expires_at AS "endsAt",
           ARRAY(SELECT i.user_id FROM course_instructor i
                  WHERE i.course_id = e.course_id AND i.is_active AND (i.role = 'LEAD' OR i.can_manage_students)
                    AND i.user_id <> e.user_id) AS teachers
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
     WHERE e.id = ${enrollmentId}::uuid`;
  return row ?? null;
}
