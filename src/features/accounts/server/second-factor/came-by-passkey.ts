import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { addMinutes } from "@/lib/time";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

type Asking = Pick<PersonDeps, "now" | "actor">;

/** Minutes after a sign-in for which someone counts as having just shown who they are. */
export const freshMinutes = 15;

/** The condition under which the session of whoever asks began with a passkey, just now. That stands for a code. */
export function didComeByPasskey(deps: Asking): Prisma.Sql {
  const { id: userId, sessionId } = deps.actor;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM user_session s
     WHERE s.user_id = ${userId}::uuid AND s.id = ${sessionId}::uuid AND s.login_method = 'PASSKEY'
       AND s.created_at > ${addMinutes(deps.now(), -freshMinutes)})`;
}

/** The same, asked automatically. One statement. */
export async function cameByPasskey(deps: Asking & { db: Tx }): Promise<boolean> {
  const [row] = await queryRows(deps.db, () =>
    z.strictObject({ isSo: z.boolean() }),
  )`SELECT ${didComeByPasskey(deps)} AS "isSo"`;
  return row?.isSo ?? false;
}
