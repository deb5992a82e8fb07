import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Asking } from "../check-password";
import { findRelyingParty } from "../passkeys/relying-party";
import { findWaiting } from "./pending-entry";

const AskedFactors = rowSchema(() => ({ byApp: z.boolean(), byPasskey: z.boolean() }));
export type AskedFactors = RowOf<typeof AskedFactors>;

/**
 * What a sign-in that waits (`pending`) can go on with, besides a recovery code. Of one that is over, a code is asked for, and the
 * answer to it says so.
 */
export async function askedFactors(deps: Pick<Asking, "db" | "now">, pending: string | null): Promise<AskedFactors> {
  const waiting = await findWaiting(deps, pending);
  if (!waiting) return { byApp: true, byPasskey: false };
  const userId = Prisma.sql`${waiting.userId}::uuid`;
  const [row] = await queryRows(deps.db, AskedFactors)`
    SELECT EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = ${userId} AND f.confirmed_at IS NOT NULL) AS "byApp",
           EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = ${userId}) AS "byPasskey"`;
  return { byApp: row?.byApp ?? false, byPasskey: (row?.byPasskey ?? false) && findRelyingParty() !== null };
}
