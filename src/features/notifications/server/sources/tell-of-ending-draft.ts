import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({ userId: z.string(), endsAt: z.date(), title: z.string().nullable() }));

/** Tells whoever left a course unfinished that it is put away soon; nothing where it has been touched since. */
export async function tellOfEndingDraft({ db, now }: Pick<Deps, "db" | "now">, sessionId: string): Promise<number> {
  const at = now();
  const [row] = await queryRows(db, Row)`
    SELECT s.instructor_id AS "userId", s.expires_at AS "endsAt",
           (SELECT v.title FROM course_version v WHERE v.course_id = s.course_id ORDER BY v.number DESC LIMIT 1) AS title
      FROM course_creation_session s WHERE s.session_id = ${sessionId}::uuid AND s.status = 'ACTIVE' AND s.expires_at > ${at}`;
  if (!row) return 0;
  const endsAt = row.endsAt.toISOString();
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "draft.ending",
        userIds: [row.userId],
        params: { course: row.title ?? "", isTitled: row.title ? "yes" : "no", endsAt },
        path: `/instructor/drafts/${sessionId}`,
        key: `${sessionId}:${endsAt}`,
        expiresAt: row.endsAt,
      },
      at,
    ),
  );
}
