import "server-only";
import { z } from "zod";
import { factorRoles } from "@/features/accounts/second-factor";
import type { Role } from "@/policy/actor";
import { holdSetting, storeSetting } from "@/server/audit/store-setting";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

/** The site's setting: roles whose people have a second factor before they do anything else. Read by load-actor.ts too. */
export const factorRolesKey = "accounts.secondFactorRoles";

const Roles = z.array(z.enum(factorRoles)).catch([]);

export async function readFactorRoles(db: Tx): Promise<Role[]> {
  const stored = await db.siteSetting.findUnique({ where: { key: factorRolesKey }, select: { value: true } });
  return Roles.parse(stored?.value);
}

const inOrder = (roles: readonly Role[]): Role[] => factorRoles.filter((role) => roles.includes(role));

/** Takes effect with the next request of everybody. Saying again what is there changes nothing. */
export async function setFactorRoles(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  { roles }: { roles: readonly Role[] },
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdSetting(tx, factorRolesKey);
    const [from, to] = [inOrder(await readFactorRoles(tx)), inOrder(roles)];
    if (from.join() === to.join()) return;
    await storeSetting(tx, deps, { key: factorRolesKey, value: to, from, to });
  });
}
