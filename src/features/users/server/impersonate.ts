import "server-only";
import { IMPERSONATION_MINUTES } from "@/features/users/rules";
import type { Impersonate } from "@/features/users/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";
import { holdUser } from "./hold-user";

/**
 * Lets an admin look at the site as someone, from the next request of this sign-in on, for an hour at most. Nothing can be
 * changed meanwhile (src/server/trpc/init.ts). Whoever acts as one person and asks for another goes over to them; asking for the
 * same one again prolongs nothing.
 * @throws AppError those of holdUser; RULE_BROKEN `users.never_an_admin`, `users.account_locked`
 */
export async function impersonate(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip" | "userAgent">,
  { userId, reason }: Impersonate,
): Promise<void> {
  const { id: impersonatorId, sessionId: impersonatorSessionId } = deps.actor;
  const at = deps.now();
  const until = new Date(at.getTime() + IMPERSONATION_MINUTES * 60_000);
  await deps.db.$transaction(async (tx) => {
    const held = await holdUser(tx, deps, userId);
    if (held.role === "ADMIN") throw new AppError("RULE_BROKEN", "users.never_an_admin");
    if (!held.isActive) throw new AppError("RULE_BROKEN", "users.account_locked");
    const open = { impersonatorSessionId, endedAt: null };
    if ((await tx.userSession.count({ where: { ...open, userId, expiresAt: { gt: at } } })) > 0) return;
    await tx.userSession.updateMany({ where: open, data: { endedAt: at } });
    await tx.userSession.create({
      data: {
        ...{ userId, impersonatorId, impersonatorSessionId, impersonationReason: reason },
        ...{ loginMethod: "IMPERSONATION", createdAt: at, lastActivityAt: at, idleExpiresAt: until, expiresAt: until },
      },
      select: { id: true },
    });
    await appendAudit(tx, deps, {
      action: "user.impersonate",
      objectType: "user",
      objectId: userId,
      values: { reason, until: until.toISOString() },
    });
  });
}
