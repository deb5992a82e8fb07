import "server-only";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { personOf } from "../security/confirm-identity";
import { factorRolesKey } from "./factor-roles";

export interface FactorState {
  /** When it was switched on; null while it is off. */
  since: Date | null;
  codesLeft: number;
  /** The person's role asks for one. */
  isRequired: boolean;
  hasPassword: boolean;
}

/** One statement. */
export async function getFactor({ db, actor }: Pick<Deps, "actor"> & { db: Tx }): Promise<FactorState> {
  const { id } = personOf({ actor });
  const [row] = await db.$queryRaw<FactorState[]>`
    SELECT (SELECT f.confirmed_at FROM second_factor f WHERE f.user_id = u.id) AS since,
           (SELECT count(*)::int FROM recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "codesLeft",
           EXISTS (SELECT 1 FROM site_setting s WHERE s.key = ${factorRolesKey}
                    AND s.value @> to_jsonb(u.role::text)) AS "isRequired",
           u.password_hash IS NOT NULL AS "hasPassword"
      FROM users u WHERE u.id = ${id}::uuid`;
  return row ?? { since: null, codesLeft: 0, isRequired: false, hasPassword: true };
}
