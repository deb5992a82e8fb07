import "server-only";
import { findPersonNamed } from "@/features/accounts/server/find-person-named";
import type { AddMember, RemoveMember } from "@/features/users/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { holdGroups } from "./save-group";

type Changing = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

async function heldGroup(tx: Tx, groupId: string): Promise<{ name: string }> {
  await holdGroups(tx);
  const group = await tx.group.findUnique({ where: { id: groupId }, select: { name: true } });
  if (!group) throw new AppError("NOT_FOUND", "common.not_found");
  return group;
}

/**
 * Puts someone into a group, with its rights from their next request on. Whoever is in it stays as they are.
 * @throws AppError NOT_FOUND; RULE_BROKEN `users.no_such_person`, `users.address_unproved`
 */
export async function addMember(deps: Changing, { groupId, whom }: AddMember): Promise<{ name: string }> {
  const addedById = deps.actor.id;
  return deps.db.$transaction(async (tx) => {
    const group = await heldGroup(tx, groupId);
    const person = await findPersonNamed(tx, whom);
    if (!person) throw new AppError("RULE_BROKEN", "users.no_such_person");
    if (!person.isProven) throw new AppError("RULE_BROKEN", "users.address_unproved");
    const { count } = await tx.groupMember.createMany({
      data: { groupId, userId: person.id, addedById, createdAt: deps.now() },
      skipDuplicates: true,
    });
    if (count > 0)
      await appendAudit(tx, deps, {
        action: "group.addMember",
        objectType: "user",
        objectId: person.id,
        values: { group: group.name, groupId },
      });
    return { name: person.name };
  });
}

/** Takes someone out of a group. Nothing for whoever is not in it. @throws AppError NOT_FOUND for a group that is gone */
export async function removeMember(deps: Changing, { groupId, userId }: RemoveMember): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const group = await heldGroup(tx, groupId);
    const { count } = await tx.groupMember.deleteMany({ where: { groupId, userId } });
    if (count > 0)
      await appendAudit(tx, deps, {
        action: "group.removeMember",
        objectType: "user",
        objectId: userId,
        before: { group: group.name, groupId },
        values: { group: null, groupId: null },
      });
  });
}
