import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({ title: z.string(), reason: z.string(), team: z.array(z.string()) }));

/** Tells the team of a course that an admin took it off the catalog, and why; not where it is back meanwhile. */
export function tellOfUnpublish(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, unpublishedAt }: { courseId: string; unpublishedAt: string },
): Promise<number> {
  return db.$transaction(async (tx) => {
    const [row] = await queryRows(tx, Row)`
      SELECT COALESCE(v.title, c.slug) AS title, c.unpublish_reason AS reason,
             ARRAY(SELECT i.user_id FROM course_instructor i WHERE i.course_id = c.id AND i.is_active LIMIT 500) AS team
        FROM course c LEFT JOIN course_version v ON v.id = c.live_version_id
       WHERE c.id = ${courseId}::uuid AND c.unpublished_at = ${new Date(unpublishedAt)} AND c.unpublish_reason IS NOT NULL`;
    if (!row) return 0;
    return notify(
      tx,
      {
        kind: "course.unpublished",
        userIds: row.team,
        params: { course: row.title, reason: row.reason },
        path: `/instructor/courses/${courseId}`,
        courseId,
        key: `${courseId}:${unpublishedAt}`,
      },
      now(),
    );
  });
}
