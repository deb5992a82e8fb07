import "server-only";
import type { ChangeRole } from "@/features/users/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";
import { holdUser } from "./hold-user";
import { mailStanding } from "./mail-standing";

/**
 * Gives someone another role, in effect with their next request. Nothing else ends by it: enrollments, teams and courses stay.
 * Setting the role that they have changes nothing.
 * @throws AppError those of holdUser; CONFLICT `users.changed_meanwhile` { role } where the page showed another role than there is.
 */
export async function changeRole(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { userId, role, from }: ChangeRole,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const held = await holdUser(tx, deps, userId);
    if (held.role === role) return;
    if (held.role !== from) throw new AppError("CONFLICT", "users.changed_meanwhile", { role: held.role });
    const at = deps.now();
    await tx.user.update({ where: { id: userId }, data: { role, updatedAt: at } });
    await mailStanding(tx, { userId, at, what: "role", role });
    await appendAudit(tx, deps, {
      action: "user.changeRole",
      objectType: "user",
      objectId: userId,
      before: { role: held.role },
      values: { role },
    });
  });
}
