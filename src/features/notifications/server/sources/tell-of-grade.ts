import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userId: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  lessonId: z.string(),
  assessment: z.string(),
  number: z.number(),
}));

/** Tells the student of an attempt that all of it is graded, or that a grade of it changed: once for each grade that did. */
export async function tellOfGrade(
  { db, now }: Pick<Deps, "db" | "now">,
  { attemptId, gradeId, isChange }: { attemptId: string; gradeId: string; isChange: boolean },
): Promise<number> {
  const [row] = await queryRows(db, Row)`
    SELECT a.user_id AS "userId", s.course_id AS "courseId", w.title AS course, c.slug, s.lesson_id AS "lessonId", v.title AS assessment,
           a.attempt_number AS number
      FROM assessment_attempt a JOIN assessment s ON s.id = a.assessment_id JOIN course c ON c.id = s.course_id
      JOIN assessment_version v ON v.id = a.assessment_version_id JOIN lesson_version l ON l.id = v.lesson_version_id
      JOIN course_version w ON w.id = l.version_id JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
     WHERE a.id = ${attemptId}::uuid AND a.state <> 'GRADING'`;
  if (!row) return 0;
  const { userId, courseId, course, slug, lessonId, assessment, number } = row;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "attempt.graded",
        userIds: [userId],
        params: { course, assessment, number, isChange: isChange ? "yes" : "no" },
        path: `/learn/${slug}/${lessonId}/attempt/${attemptId}`,
        courseId,
        key: gradeId,
      },
      now(),
    ),
  );
}
