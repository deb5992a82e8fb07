import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { defaultLocale } from "@/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userId: z.string(),
  who: z.string(),
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  reason: z.string(),
  amountMinor: z.number(),
  currency: z.string(),
  admins: z.array(z.string()),
  team: z.array(z.string()),
}));
type Row = RowOf<typeof Row>;

async function readRequest(tx: Tx, requestId: string, state: "PENDING" | "DECLINED"): Promise<Row | null> {
  const [row] = await queryRows(tx, Row)`
    SELECT r.user_id AS "userId", u.name AS who, r.course_id AS "courseId", c.slug, r.decision_reason AS reason,
           r.amount_minor AS "amountMinor", r.currency,
           (SELECT n.title FROM course_version n WHERE n.course_id = c.id ORDER BY n.id = c.live_version_id DESC, n.number DESC LIMIT 1) AS course,
           ARRAY(SELECT a.id FROM users a WHERE a.role = 'ADMIN' AND a.is_active AND a.anonymized_at IS NULL LIMIT 500) AS admins,
           ARRAY(SELECT i.user_id FROM course_instructor i JOIN users t ON t.id = i.user_id AND t.role <> 'ADMIN'
                  WHERE i.course_id = c.id AND i.is_active AND (i.role = 'LEAD' OR i.can_manage_students)) AS team
      FROM access_request r JOIN users u ON u.id = r.user_id JOIN course c ON c.id = r.course_id
     WHERE r.id = ${requestId}::uuid AND r.state = ${state}::access_request_state`;
  return row ?? null;
}

/** Tells those who can answer a request for an enrollment, each where they answer it. */
export function tellOfAccessRequest({ db, now }: Pick<Deps, "db" | "now">, requestId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const row = await readRequest(tx, requestId, "PENDING");
    if (!row) return 0;
    const { who, course, courseId } = row;
    const price = formatMoney(row.amountMinor, row.currency, defaultLocale);
    const wish = { kind: "access.requested", params: { who, course, price }, courseId, key: requestId } as const;
    const toAdmins = await notify(tx, { ...wish, userIds: row.admins, path: "/admin/access" }, now());
    const path = `/instructor/courses/${courseId}/students/requests`;
    return toAdmins + (await notify(tx, { ...wish, userIds: row.team, path }, now()));
  });
}

/** Tells whoever asked that the answer is no. Of a grant its enrollment tells. */
export function tellOfDeclinedAccess({ db, now }: Pick<Deps, "db" | "now">, requestId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const row = await readRequest(tx, requestId, "DECLINED");
    if (!row) return 0;
    const { userId, course, courseId, slug, reason } = row;
    return notify(
      tx,
      {
        kind: "access.declined",
        userIds: [userId],
        params: { course, reason },
        path: `/courses/${slug}`,
        courseId,
        key: requestId,
      },
      now(),
    );
  });
}
