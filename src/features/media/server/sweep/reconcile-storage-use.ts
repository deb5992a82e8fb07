import "server-only";
import * as z from "zod";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { UPLOAD_CONTENT_TYPES } from "@/features/media/server/uploads/upload-row";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";

/** An upload until it is a file, a packed course until its import starts. */
const isReserved = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  (${row}.content_type = ANY(${[...UPLOAD_CONTENT_TYPES]}) AND ${row}.state IN ('PENDING', 'PROCESSING'))
  OR (${row}.content_type = 'course' AND ${row}.state = 'PENDING'))`;

/** Puts every owner's sums right where they differ from the rows they stand for. Idempotent. */
export async function reconcileStorageUse({ db }: Pick<MediaDeps, "db">): Promise<{ corrected: number }> {
  await db.$executeRaw`
    INSERT INTO storage_use (id, owner_id) SELECT gen_random_uuid(), f.owner_id FROM stored_file f GROUP BY f.owner_id
    ON CONFLICT (owner_id) DO NOTHING`;
  const owners = await queryRows(db, () => z.strictObject({ ownerId: z.string() }))`
    SELECT u.owner_id::text AS "ownerId" FROM storage_use u
     WHERE u.used_bytes <> (SELECT coalesce(sum(f.size_bytes), 0) FROM stored_file f WHERE f.owner_id = u.owner_id AND f.state = 'READY')
        OR u.reserved_bytes <> (SELECT coalesce(sum(c.size_bytes), 0) FROM uploaded_content c WHERE c.owner_id = u.owner_id
             AND ${isReserved(Prisma.sql`c`)})`;
  let corrected = 0;
  for (const { ownerId } of owners) corrected += await db.$transaction((tx) => countAgain(tx, ownerId));
  return { corrected };
}

/** Whoever writes a file or an upload changes the sums in the same transaction: the lock makes both be seen or neither. */
async function countAgain(tx: Tx, ownerId: string): Promise<number> {
  await tx.$executeRaw`SELECT 1 FROM storage_use WHERE owner_id = ${ownerId}::uuid FOR UPDATE`;
  return tx.$executeRaw`
    UPDATE storage_use u SET used_bytes = s.used, reserved_bytes = s.reserved, updated_at = now()
      FROM (SELECT
        (SELECT coalesce(sum(size_bytes), 0) FROM stored_file WHERE owner_id = ${ownerId}::uuid AND state = 'READY')::bigint AS used,
        (SELECT coalesce(sum(size_bytes), 0) FROM uploaded_content c WHERE c.owner_id = ${ownerId}::uuid
            AND ${isReserved(Prisma.sql`c`)})::bigint AS reserved) s
     WHERE u.owner_id = ${ownerId}::uuid AND (u.used_bytes <> s.used OR u.reserved_bytes <> s.reserved)`;
}
