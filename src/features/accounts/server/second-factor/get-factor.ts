import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { findRelyingParty } from "../passkeys/relying-party";
import { didComeByPasskey } from "./came-by-passkey";
import { factorRolesKey } from "./factor-roles";

export interface OwnPasskey extends Omit<StoredPasskey, "since" | "lastUsedAt"> {
  since: Date;
  lastUsedAt: Date | null;
}

export interface FactorState extends Omit<Row, "passkeys"> {
  /** Oldest first. */
  passkeys: OwnPasskey[];
  /** False on a site without a domain: browsers refuse passkeys there. */
  canAddPasskey: boolean;
}

const StoredPasskey = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  /** Kept by a service that brings it to the person's other devices. */
  isSynced: z.boolean(),
  since: z.string(),
  lastUsedAt: z.string().nullable(),
}));
type StoredPasskey = RowOf<typeof StoredPasskey>;
const Row = rowSchema(() => ({
  /** When it was switched on; null while it is off. */
  since: z.date().nullable(),
  codesLeft: z.number(),
  /** The person's role asks for one. */
  isRequired: z.boolean(),
  hasPassword: z.boolean(),
  /** What changes the second factor asks for a code; not after a sign-in by passkey, for some minutes. */
  needsCode: z.boolean(),
  passkeys: z.array(StoredPasskey()),
}));
type Row = RowOf<typeof Row>;

const nothing: Row = { since: null, passkeys: [], codesLeft: 0, isRequired: false, hasPassword: true, needsCode: true };

/** One statement. */
export async function getFactor(deps: Pick<PersonDeps, "actor" | "now"> & { db: Tx }): Promise<FactorState> {
  const { id } = deps.actor;
  const [row = nothing] = await queryRows(deps.db, Row)`
    SELECT (SELECT f.confirmed_at FROM second_factor f WHERE f.user_id = u.id) AS since,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'isSynced', k.is_synced, 'since', k.created_at,
                                                         'lastUsedAt', k.last_used_at) ORDER BY k.created_at, k.id), '[]')
              FROM passkey k WHERE k.user_id = u.id) AS passkeys,
           (SELECT count(*)::int FROM recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "codesLeft",
           EXISTS (SELECT 1 FROM site_setting s WHERE s.key = ${factorRolesKey}
                    AND s.value @> to_jsonb(u.role::text)) AS "isRequired",
           u.password_hash IS NOT NULL AS "hasPassword",
           NOT ${didComeByPasskey(deps)} AS "needsCode"
      FROM users u WHERE u.id = ${id}::uuid`;
  const passkeys = row.passkeys.map(({ since, lastUsedAt, ...passkey }) => ({
    ...passkey,
    since: new Date(since),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
  }));
  return { ...row, passkeys, canAddPasskey: findRelyingParty() !== null };
}
