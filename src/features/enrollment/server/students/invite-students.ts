import "server-only";
import { randomUUID } from "node:crypto";
import { studentInvited } from "@/features/enrollment/events";
import { INVITE_DAYS } from "@/features/enrollment/students";
import { addDays } from "@/lib/time";
import { uuidV7 } from "@/lib/uuid-v7";
import { makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";

export interface InviteWish {
  email: string;
  key: string;
  /** Of the enrollment that it will become. */
  endsAt: Date | null;
}

/**
 * Keeps addresses that have no account yet, once each: they become enrollments when someone has them. One that had run out, was
 * taken back or used waits again. Resolves to how many are new.
 */
export async function inviteStudents(
  tx: Tx,
  { courseId, wishes, invitedBy, at }: { courseId: string; wishes: readonly InviteWish[]; invitedBy: string; at: Date },
): Promise<number> {
  if (wishes.length === 0) return 0;
  const rows = wishes.map(({ email, key, endsAt }) => ({
    id: uuidV7(at.getTime()),
    email,
    key,
    endsAt: endsAt?.toISOString() ?? null,
    hash: makeSecretToken().hash,
  }));
  const made = await queryRows(tx, IdRow)`
    INSERT INTO invite AS v (id, course_id, email, email_key, token_hash, invited_by_id, seat_ends_at, expires_at, created_at, updated_at)
    SELECT w.id, ${courseId}::uuid, w.email, w.key, w.hash, ${invitedBy}::uuid, w."endsAt", ${addDays(at, INVITE_DAYS)}, ${at}, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(id uuid, email text, key text, hash text, "endsAt" timestamptz)
    ON CONFLICT (course_id, email_key) DO UPDATE
       SET expires_at = EXCLUDED.expires_at, seat_ends_at = EXCLUDED.seat_ends_at, withdrawn_at = NULL, accepted_at = NULL, accepted_by_id = NULL,
           token_hash = EXCLUDED.token_hash, invited_by_id = EXCLUDED.invited_by_id, created_at = EXCLUDED.created_at, updated_at = ${at}
     WHERE v.withdrawn_at IS NOT NULL OR v.accepted_at IS NOT NULL OR v.expires_at <= ${at}
    RETURNING v.id`;
  const events = made.map(({ id: inviteId }) => {
    return { ...studentInvited({ inviteId, courseId }), id: randomUUID() };
  });
  if (events.length > 0) await appendIdentifiedEvents(tx, events);
  return made.length;
}
