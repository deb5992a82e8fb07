import "server-only";
import * as z from "zod";
import { enrollmentWarningDays } from "@/features/notifications/rules";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  enrollmentId: z.string(),
  userId: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  endsAt: z.date(),
}));

const mostAtOnce = 500;

/**
 * Tells students that their enrollment ends within a week: once for each end, however often this runs. An enrollment that is given for less
 * is told of at once, a completed one not at all. Resolves to how many were told.
 */
export async function warnOfEndingEnrollments({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now();
  const rows = await queryRows(db, Row)`
    SELECT e.id AS "enrollmentId", e.user_id AS "userId", e.course_id AS "courseId", v.title AS course, c.slug, e.expires_at AS "endsAt"
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id
     WHERE e.status = 'ACTIVE' AND e.expires_at > ${at} AND e.expires_at <= ${new Date(at.getTime() + enrollmentWarningDays * 86_400_000)}
       AND NOT EXISTS (SELECT 1 FROM notification n
                        WHERE n.user_id = e.user_id AND n.kind = 'seat.ending' AND n.course_id = e.course_id AND n.expires_at = e.expires_at)
     ORDER BY e.expires_at LIMIT ${mostAtOnce}`;
  let told = 0;
  for (const { enrollmentId, userId, courseId, course, slug, endsAt } of rows) {
    told += await db.$transaction((tx) =>
      notify(
        tx,
        {
          kind: "seat.ending",
          userIds: [userId],
          params: { course, endsAt: endsAt.toISOString() },
          path: `/learn/${slug}`,
          courseId,
          key: `${enrollmentId}:${endsAt.toISOString()}`,
          // Afterwards it is no news but an annoyance.
          expiresAt: endsAt,
        },
        at,
      ),
    );
  }
  return told;
}
