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
  attemptId: z.string(),
  number: z.number(),
}));

/** Tells a student whose points a regrade changed, once, with the latest of their attempts that it changed. */
export async function tellOfRegrade(
  { db, now }: Pick<Deps, "db" | "now">,
  { regradeId, enrollmentId }: { regradeId: string; enrollmentId: string },
): Promise<number> {
  const [row] = await queryRows(db, Row)`
    SELECT a.user_id::text AS "userId", s.course_id::text AS "courseId", w.title AS course, c.slug, s.lesson_id::text AS "lessonId",
           v.title AS assessment, a.id::text AS "attemptId", a.attempt_number AS number
      FROM regraded_answer d JOIN attempt_answer g ON g.id = d.attempt_answer_id JOIN assessment_attempt a ON a.id = g.attempt_id
      JOIN assessment s ON s.id = a.assessment_id JOIN course c ON c.id = s.course_id
      JOIN assessment_version v ON v.id = a.assessment_version_id JOIN lesson_version l ON l.id = v.lesson_version_id
      JOIN course_version w ON w.id = l.version_id JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
     WHERE d.regrade_id = ${regradeId}::uuid AND a.enrollment_id = ${enrollmentId}::uuid
     ORDER BY a.attempt_number DESC LIMIT 1`;
  if (!row) return 0;
  const { userId, courseId, course, slug, lessonId, assessment, attemptId, number } = row;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "answer.regraded",
        userIds: [userId],
        params: { course, assessment, number },
        path: `/learn/${slug}/${lessonId}/attempt/${attemptId}`,
        courseId,
        key: regradeId,
      },
      now(),
    ),
  );
}
