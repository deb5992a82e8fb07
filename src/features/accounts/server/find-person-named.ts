import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { emailKey } from "../rules";

const NamedPerson = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  /** Of the primary address. */
  emailKey: z.string(),
  /** False where the only tie between person and name is an address that no one has proved yet. */
  isProven: z.boolean(),
}));
export type NamedPerson = RowOf<typeof NamedPerson>;

/** The person meant by a user name ("nils" or "@nils") or an address, proved addresses first; null for no one. One query. */
export async function findPersonNamed(tx: Tx, named: string): Promise<NamedPerson | null> {
  const text = named.trim();
  const isAddress = text.slice(1).includes("@");
  const username = isAddress ? "" : text.replace(/^@/, "").toLowerCase();
  const key = isAddress ? emailKey(text) : "";
  const [row] = await queryRows(tx, NamedPerson)`
    SELECT u.id, u.name, u.username, p.email_key AS "emailKey", (a.id IS NULL OR a.verified_at IS NOT NULL) AS "isProven"
      FROM users u
      JOIN email_address p ON p.user_id = u.id AND p.is_primary
      LEFT JOIN email_address a ON a.user_id = u.id AND a.email_key = ${key}
     WHERE u.id IN (SELECT id FROM users WHERE username = ${username} UNION ALL SELECT user_id FROM email_address WHERE email_key = ${key} AND (is_primary OR verified_at IS NOT NULL))
       AND u.is_active AND u.anonymized_at IS NULL
     ORDER BY a.verified_at IS NOT NULL DESC, a.is_primary DESC NULLS LAST LIMIT 1`;
  return row ?? null;
}
