import "server-only";
import * as z from "zod";
import { emailKey } from "@/features/accounts/rules";
import { isId } from "@/features/audit/rules";
import type { AuditFilter } from "@/features/audit/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Db } from "@/server/db/client";
import { json, queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

export interface AskedRows {
  /** Rows of audit_event `e`. */
  where: Prisma.Sql;
  /** Of whoever looks: their days begin in it. */
  timeZone: string;
  /** Null where no actor is asked for; empty for a name that no one has. */
  actorIds: string[] | null;
  /** What the nightly reading of the chain left behind. */
  seal: unknown;
}

export const SEAL_KEY = "audit.seal";

/**
 * What a filter means in SQL. An actor is looked up first, so that rows are found by the index and not by a join. People who
 * left are found by their id. One query.
 */
export async function askedRows(
  { db, actor }: { db: Db } & Pick<PersonDeps, "actor">,
  { who, action, kind, thing, from, to }: AuditFilter,
): Promise<AskedRows> {
  const named = who?.replace(/^@/, "") ?? "";
  const viewer = actor.id;
  const [row] = await queryRows(db, () =>
    z.strictObject({ timeZone: z.string(), actorIds: z.array(z.string()), seal: json() }),
  )`
    SELECT COALESCE((SELECT p.time_zone FROM user_preference p WHERE p.user_id = ${viewer}::uuid), 'UTC') AS "timeZone",
           ARRAY(SELECT u.id::text FROM users u WHERE u.username = ${named.toLowerCase()} OR u.id::text = ${named.toLowerCase()}
                 UNION SELECT m.user_id::text FROM email_address m WHERE m.email_key = ${emailKey(named)}) AS "actorIds",
           (SELECT s.value FROM site_setting s WHERE s.key = ${SEAL_KEY}) AS seal`;
  const timeZone = row?.timeZone ?? "UTC";
  const actorIds = who === null ? null : (row?.actorIds ?? []);
  const conditions = [Prisma.sql`true`];
  // One actor is an equality, which the index keeps in order; a list of them would be sorted.
  const [onlyActor, ...further] = actorIds ?? [];
  if (actorIds !== null && onlyActor === undefined) conditions.push(Prisma.sql`false`);
  if (onlyActor !== undefined && further.length === 0) conditions.push(Prisma.sql`e.actor_id = ${onlyActor}::uuid`);
  if (further.length > 0) conditions.push(Prisma.sql`e.actor_id = ANY(${actorIds}::uuid[])`);
  if (action !== null) conditions.push(Prisma.sql`e.action = ${action}`);
  if (kind !== null) conditions.push(Prisma.sql`e.object_type = ${kind}`);
  if (thing !== null)
    conditions.push(Prisma.sql`e.object_id = ${isId(thing.toLowerCase()) ? thing.toLowerCase() : thing}`);
  if (from !== null) conditions.push(Prisma.sql`e.created_at >= (${from}::timestamp AT TIME ZONE ${timeZone})`);
  if (to !== null)
    conditions.push(Prisma.sql`e.created_at < ((${to}::timestamp + interval '1 day') AT TIME ZONE ${timeZone})`);
  return { where: Prisma.join(conditions, " AND "), timeZone, actorIds, seal: row?.seal ?? null };
}
