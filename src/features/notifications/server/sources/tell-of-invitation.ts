import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userIds: z.array(z.string()),
  tokenHash: z.string(),
  courseId: z.string(),
  course: z.string(),
  who: z.string(),
  until: z.date(),
}));

/** Tells someone who has an account that they are asked to join a course's team; the dashboard holds the invitation. */
export async function tellOfInvitation({ db, now }: Pick<Deps, "db" | "now">, inviteId: string): Promise<number> {
  const at = now();
  const [row] = await queryRows(db, Row)`
    SELECT CASE WHEN i.user_id IS NOT NULL THEN ARRAY[i.user_id]
                ELSE ARRAY(SELECT m.user_id FROM email_address m WHERE m.email_key = i.email_key AND m.verified_at IS NOT NULL) END AS "userIds",
           i.token_hash AS "tokenHash", i.course_id AS "courseId", i.expires_at AS until, u.name AS who,
           (SELECT v.title FROM course_version v WHERE v.course_id = i.course_id ORDER BY v.number DESC LIMIT 1) AS course
      FROM course_invite i JOIN users u ON u.id = i.invited_by_id
     WHERE i.id = ${inviteId}::uuid AND i.state = 'PENDING' AND i.expires_at > ${at}`;
  if (!row) return 0;
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "team.invitation",
        userIds: row.userIds,
        params: { course: row.course, who: row.who, untilAt: row.until.toISOString() },
        path: "/dashboard",
        // Of a draft the course's page and cover are not theirs to see yet.
        courseId: null,
        key: `${inviteId}:${row.tokenHash}`,
        expiresAt: row.until,
      },
      at,
    ),
  );
}
