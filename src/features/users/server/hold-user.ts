import "server-only";
import * as z from "zod";
import { userRoles } from "@/features/users/rules";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const HeldUser = rowSchema(() => ({
  id: z.string(),
  role: z.enum(userRoles),
  isActive: z.boolean(),
  heldUntil: z.date().nullable(),
  failedTries: z.number(),
}));
export type HeldUser = RowOf<typeof HeldUser>;

const HeldRow = () => HeldUser().extend({ isLeaving: z.boolean(), isGone: z.boolean() });

/**
 * The person whose account an admin is about to change, held with all admins until the commit: of two who would take each
 * other's role at once, the second finds their own gone.
 * @throws AppError NOT_FOUND; RULE_BROKEN `users.yourself`, `users.last_admin`; FORBIDDEN where the asker is no admin anymore.
 */
export async function holdUser(tx: Tx, deps: Pick<PersonDeps, "actor">, userId: string): Promise<HeldUser> {
  const ownId = deps.actor.id;
  if (userId === ownId) throw new AppError("RULE_BROKEN", "users.yourself");
  // In the order of the ids, as features/privacy holds them.
  const rows = await queryRows(tx, HeldRow)`
    SELECT u.id::text AS id, u.role::text AS role, u.is_active AS "isActive", u.temporary_ban_until AS "heldUntil",
           u.failed_login_attempts AS "failedTries", u.anonymized_at IS NOT NULL AS "isGone",
           EXISTS (SELECT 1 FROM data_request d WHERE d.user_id = u.id AND d.kind = 'DELETION' AND d.state IN ('PENDING', 'RUNNING')) AS "isLeaving"
      FROM users u WHERE u.id = ${userId}::uuid OR (u.role = 'ADMIN' AND u.is_active AND u.anonymized_at IS NULL)
     ORDER BY u.id FOR NO KEY UPDATE OF u`;
  const admins = rows.filter(({ role, isActive, isGone }) => role === "ADMIN" && isActive && !isGone);
  if (!admins.some(({ id }) => id === ownId)) throw new AppError("FORBIDDEN", "common.forbidden");
  const held = rows.find(({ id }) => id === userId);
  if (!held || held.isGone) throw new AppError("NOT_FOUND", "common.not_found");
  const isAdmin = admins.includes(held);
  // Whoever asks may be about to leave, and would then leave no one behind.
  if (isAdmin && !admins.some(({ id, isLeaving }) => id !== userId && !isLeaving))
    throw new AppError("RULE_BROKEN", "users.last_admin");
  const { isLeaving: _, isGone: __, ...user } = held;
  return user;
}
