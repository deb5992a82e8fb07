import "server-only";
import { personTag } from "@/features/accounts/server/person-tag";
import type { LockUser } from "@/features/users/schema";
import { appendAudit } from "@/server/audit/append-audit";
import { touchTags } from "@/server/cache/tag-cache";
import type { PersonDeps } from "@/server/trpc/context";
import { holdUser } from "./hold-user";
import { mailStanding } from "./mail-standing";

type Locking = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Shuts an account until someone unlocks it: every sign-in ends at once, no way in opens, and the public page is gone. What
 * the person has stays as it is. Locking what is locked changes nothing.
 * @throws AppError those of holdUser
 */
export async function lockUser(deps: Locking, { userId, reason }: LockUser): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const held = await holdUser(tx, deps, userId);
    if (!held.isActive) return;
    const at = deps.now();
    await tx.user.update({ where: { id: userId }, data: { isActive: false, updatedAt: at } });
    await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
    await touchTags(tx, [personTag(userId)]);
    await mailStanding(tx, { userId, at, what: "locked", reason });
    await appendAudit(tx, deps, {
      action: "user.lock",
      objectType: "user",
      objectId: userId,
      before: { isActive: true },
      values: { isActive: false, reason },
    });
  });
}

/**
 * Opens an account again, whether an admin shut it or wrong passwords hold new devices up. Old sign-ins stay ended. Where
 * nothing is locked nothing happens.
 * @throws AppError those of holdUser
 */
export async function unlockUser(deps: Locking, { userId }: { userId: string }): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const held = await holdUser(tx, deps, userId);
    const at = deps.now();
    const isHeld = held.heldUntil !== null && held.heldUntil > at;
    if (held.isActive && !isHeld) return;
    await tx.user.update({
      where: { id: userId },
      data: { isActive: true, failedLoginAttempts: 0, temporaryBanUntil: null, updatedAt: at },
    });
    await touchTags(tx, [personTag(userId)]);
    // Of a hold after wrong passwords they have had an email, and it ends automatically.
    if (!held.isActive) await mailStanding(tx, { userId, at, what: "unlocked" });
    await appendAudit(tx, deps, {
      action: "user.unlock",
      objectType: "user",
      objectId: userId,
      before: { isActive: held.isActive, failedTries: held.failedTries },
      values: { isActive: true, failedTries: 0 },
    });
  });
}
