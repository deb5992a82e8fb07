import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/** People told in one transaction. */
const batch = 200;

const Row = rowSchema(() => ({ userId: z.string(), course: z.string(), slug: z.string() }));

/**
 * Tells the students of a course who are on an older version that there is a new one, `batch` of them, those after `after`.
 * Resolves to where to go on, null at the end. A version that is live no more is not told of.
 */
export async function tellOfVersion(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, versionId, after }: { courseId: string; versionId: string; after: string | null },
): Promise<string | null> {
  const rows = await queryRows(db, Row)`
    SELECT e.user_id AS "userId", v.title AS course, c.slug
      FROM enrollment e JOIN course c ON c.id = e.course_id AND c.state = 'LIVE' AND c.live_version_id = ${versionId}::uuid
      JOIN course_version v ON v.id = c.live_version_id
     WHERE e.course_id = ${courseId}::uuid AND e.version_id <> c.live_version_id AND ${isCurrentEnrollment("e", now())}
       AND e.status <> 'SUSPENDED' AND (${after}::uuid IS NULL OR e.user_id > ${after}::uuid)
     ORDER BY e.user_id LIMIT ${batch}`;
  const [first] = rows;
  if (!first) return null;
  await db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "course.version",
        userIds: rows.map(({ userId }) => userId),
        params: { course: first.course },
        path: `/courses/${first.slug}`,
        courseId,
        key: versionId,
      },
      now(),
    ),
  );
  return rows.length < batch ? null : (rows.at(-1)?.userId ?? null);
}
