import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({ userId: z.string(), courseId: z.string(), course: z.string(), slug: z.string() }));

/** Tells a student that someone changed their grades in a course: once an hour, with how many changes there were. */
export async function tellOfGrades(
  { db, now }: Pick<Deps, "db" | "now">,
  { enrollmentId, changeId }: { enrollmentId: string; changeId: string },
): Promise<number> {
  const at = now();
  const [row] = await queryRows(db, Row)`
    SELECT e.user_id::text AS "userId", c.id::text AS "courseId", v.title AS course, c.slug
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
      JOIN users u ON u.id = e.user_id AND u.anonymized_at IS NULL
     WHERE e.id = ${enrollmentId}::uuid AND e.status <> 'SUSPENDED' AND ${isCurrentEnrollment("e", at)}`;
  if (!row) return 0;
  const { userId, courseId, course, slug } = row;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "grades.changed",
        userIds: [userId],
        params: { course },
        path: `/courses/${slug}/grades`,
        courseId,
        key: courseId,
        subject: changeId,
      },
      at,
    ),
  );
}
