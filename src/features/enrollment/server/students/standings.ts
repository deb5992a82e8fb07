import "server-only";
import * as z from "zod";
import type { Standing } from "@/features/enrollment/students";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

export interface AddressFacts {
  standing: Standing;
  userId: string | null;
}

const Row = rowSchema(() => ({
  key: z.string(),
  userId: z.string().nullable(),
  isProven: z.boolean(),
  isEnrolled: z.boolean(),
  isInvited: z.boolean(),
}));
type Row = RowOf<typeof Row>;

/** How addresses (as keys) are to a course. One query, however many. */
export async function readStandings(
  tx: Tx,
  { courseId, keys, at }: { courseId: string; keys: readonly string[]; at: Date },
): Promise<(key: string) => AddressFacts> {
  const rows = await queryRows(tx, Row)`
    SELECT k.key, a.user_id AS "userId", a.verified_at IS NOT NULL AS "isProven",
           EXISTS (SELECT 1 FROM enrollment e WHERE e.user_id = a.user_id AND e.course_id = ${courseId}::uuid
                    AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND (e.expires_at IS NULL OR e.expires_at > ${at})) AS "isEnrolled",
           EXISTS (SELECT 1 FROM invite v WHERE v.course_id = ${courseId}::uuid AND v.email_key = k.key
                    AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL AND v.expires_at > ${at}) AS "isInvited"
      FROM unnest(${[...keys]}::text[]) AS k(key)
      LEFT JOIN LATERAL (
        SELECT m.user_id, m.verified_at FROM email_address m JOIN users u ON u.id = m.user_id
         WHERE m.email_key = k.key AND (m.is_primary OR m.verified_at IS NOT NULL) AND u.is_active AND u.anonymized_at IS NULL
         ORDER BY m.verified_at IS NOT NULL DESC LIMIT 1
      ) a ON true`;
  const found = new Map(rows.map((row) => [row.key, { standing: standingOf(row), userId: row.userId }]));
  return (key) => found.get(key) ?? { standing: "stranger", userId: null };
}

function standingOf({ userId, isProven, isEnrolled, isInvited }: Row): Standing {
  if (isEnrolled) return "seated";
  if (userId && isProven) return "member";
  if (isInvited) return "invited";
  return userId ? "unproven" : "stranger";
}
