import "server-only";
import * as z from "zod";
import { system } from "@/policy/actor";
import { appendAudit } from "@/server/audit/append-audit";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/**
 * Writes the lock that a try brought about into the audit log, as of that moment and once however often it is told. Nothing
 * for an address that no one has. Done afterwards, because writers of the log wait for each other and a sign-in is not to.
 */
export async function auditLock({ db }: Pick<Deps, "db">, tryId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [locking] = await queryRows(tx, () =>
      z.strictObject({ userId: z.string().nullable(), ip: z.string().nullable(), at: z.date() }),
    )`
      SELECT user_id::text AS "userId", host(ip_address) AS ip, created_at AS at FROM login_log WHERE id = ${tryId}::uuid FOR UPDATE`;
    if (!locking?.userId) return false;
    const { userId, ip, at } = locking;
    const entry = { action: "account.lock", objectType: "user", objectId: userId };
    if ((await tx.auditEvent.count({ where: { ...entry, createdAt: at } })) > 0) return false;
    await appendAudit(tx, { actor: system, now: () => at, ip }, entry);
    return true;
  });
}
