import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";

/** The condition under which a sign-in by password asks for more: a code of an app, or a passkey. `userId` is a column or a value. */
export const ownsFactor = (userId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = ${userId} AND f.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = ${userId}))`;

/** The same of one person. One statement. */
export async function hasFactor(db: Tx, userId: string): Promise<boolean> {
  const [row] = await queryRows(db, () =>
    z.strictObject({ isOn: z.boolean() }),
  )`SELECT ${ownsFactor(Prisma.sql`${userId}::uuid`)} AS "isOn"`;
  return row?.isOn ?? false;
}
