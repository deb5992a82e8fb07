import "server-only";
import { MOST_GROUPS } from "@/features/users/rules";
import type { SaveGroup } from "@/features/users/schema";
import { AppError } from "@/lib/app-error";
import { grantableActions } from "@/policy/site";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";

type Changing = Pick<Deps, "db" | "actor" | "now" | "ip">;

/** Those who change groups come one after the other: names are compared whatever their case. */
export const holdGroups = (tx: Tx) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('groups of people', 0))`;

/**
 * Makes a group or sets its name, words and rights; members have the rights with their next request. The same again changes
 * nothing.
 * @throws AppError CONFLICT `users.group_name_taken`; RULE_BROKEN `users.too_many_groups`
 */
export async function saveGroup(deps: Changing, { groupId: id, name, description, actions }: SaveGroup): Promise<void> {
  const wanted = grantableActions.filter((action) => actions.includes(action));
  await deps.db.$transaction(async (tx) => {
    await holdGroups(tx);
    const same = await tx.group.count({ where: { id: { not: id }, name: { equals: name, mode: "insensitive" } } });
    if (same > 0) throw new AppError("CONFLICT", "users.group_name_taken");
    const before = await tx.group.findUnique({
      where: { id },
      select: { name: true, description: true, actions: true },
    });
    if (!before && (await tx.group.count()) >= MOST_GROUPS) throw new AppError("RULE_BROKEN", "users.too_many_groups");
    const after = { name, description, actions: wanted };
    if (before && JSON.stringify({ ...before, ...after }) === JSON.stringify(before)) return;
    await tx.group.upsert({
      where: { id },
      create: { id, ...after, createdAt: deps.now() },
      update: { ...after, updatedAt: deps.now() },
    });
    await appendAudit(tx, deps, {
      action: "group.save",
      objectType: "Group",
      objectId: id,
      before: before ?? { name: null, description: null, actions: null },
      values: after,
    });
  });
}

/** Deletes a group; what it gave is gone with the next request of its members. Nothing where it is gone already. */
export async function removeGroup(deps: Changing, { groupId: id }: { groupId: string }): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdGroups(tx);
    const members = await tx.groupMember.count({ where: { groupId: id } });
    const group = await tx.group.findUnique({ where: { id }, select: { name: true, actions: true } });
    if (!group) return;
    await tx.group.delete({ where: { id } });
    await appendAudit(tx, deps, {
      action: "group.delete",
      objectType: "Group",
      objectId: id,
      before: { ...group, members },
      values: { name: null, actions: null, members: 0 },
    });
  });
}
