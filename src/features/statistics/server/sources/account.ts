import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** Accounts, without those of admins. One that was deleted was opened all the same. */
export const account: Source = {
  table: Prisma.sql`users`,
  entries: (only) => Prisma.sql`
    SELECT u.id AS source_id, ${theSite} AS subject_id, 'accounts' AS measure, u.created_at AS at, 1::bigint AS value
      FROM users u WHERE u.role <> 'ADMIN' AND ${only(Prisma.sql`u.id`)}`,
};
