import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  who: z.string(),
  words: z.string(),
  userId: z.string(),
}));

/**
 * What someone of a course's team wrote to some of its students: told to those who still have their enrollment, once for each message.
 * Safe to repeat.
 */
export function tellOfMessage({ db, now }: Pick<Deps, "db" | "now">, messageId: string): Promise<number> {
  const at = now();
  return db.$transaction(async (tx) => {
    const rows = await queryRows(tx, Row)`
      SELECT c.id AS "courseId", COALESCE(v.title, c.slug) AS course, c.slug, u.name AS who, m.content AS words, e.user_id AS "userId"
        FROM learner_message m JOIN course c ON c.id = m.course_id JOIN users u ON u.id = m.user_id
        JOIN enrollment e ON e.id = ANY (m.enrollment_ids) AND e.course_id = c.id
        LEFT JOIN course_version v ON v.id = c.live_version_id
       WHERE m.id = ${messageId}::uuid AND e.status <> 'SUSPENDED' AND ${isCurrentEnrollment("e", at)}`;
    const [first] = rows;
    if (!first) return 0;
    const { courseId, course, slug, who, words } = first;
    const wish = { kind: "course.message", params: { course, who, words }, path: `/learn/${slug}`, courseId } as const;
    return notify(tx, { ...wish, userIds: rows.map(({ userId }) => userId), key: messageId }, at);
  });
}
