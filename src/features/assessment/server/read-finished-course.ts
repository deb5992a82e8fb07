import "server-only";
import { countedLessonsOf } from "@/features/enrollment/server/counted-lessons";
import type { Tx } from "@/server/db/client";

export interface FinishedCourse {
  /** Lessons that count. */
  total: number;
  hasCertificate: boolean;
  /** Null until it is made. */
  certificateNumber: string | null;
}

/** What the student of an attempt has finished with it or since; null while the course is not complete. One query. */
export async function readFinishedCourse(tx: Tx, attemptId: string, now: Date): Promise<FinishedCourse | null> {
  const [finished] = await tx.$queryRaw<FinishedCourse[]>`
    SELECT n.total, c.has_certificate AS "hasCertificate",
           (SELECT t.number FROM certificate t WHERE t.enrollment_id = e.id AND t.superseded_at IS NULL AND t.is_valid) AS "certificateNumber"
      FROM assessment_attempt a JOIN enrollment e ON e.id = a.enrollment_id JOIN course c ON c.id = e.course_id
     CROSS JOIN LATERAL (${countedLessonsOf(now)}) n
     WHERE a.id = ${attemptId}::uuid AND e.status = 'COMPLETED'`;
  return finished ?? null;
}
