import "server-only";
import * as z from "zod";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { releaseBytes } from "@/features/media/server/uploads/quota";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const DAY = 86_400_000;
const mostAtOnce = 1_000;

const Row = rowSchema(() => ({ id: z.string() }));
const Gone = rowSchema(() => ({ ownerId: z.string(), storageKey: z.string(), sizeBytes: z.bigint() }));

/**
 * Deletes files that were brought to an attempt and that no answer names a day after its end, and those whose attempt is gone. Rows go
 * first: bytes that are left behind by a kill are found by the sweep of the storage. Idempotent.
 */
export async function sweepAnswerFiles({
  db,
  storage,
  now,
}: Pick<MediaDeps, "db" | "storage" | "now">): Promise<{ files: number }> {
  const before = new Date(now().getTime() - DAY);
  const unnamed = await queryRows(db, Row)`
    SELECT b.id::text AS id FROM stored_file b LEFT JOIN answer_file f ON f.file_id = b.id
      LEFT JOIN assessment_attempt a ON a.id = f.attempt_id
     WHERE b.is_of_answer AND b.created_at < ${before} AND (f.id IS NULL OR a.ended_at < ${before} AND NOT EXISTS (
       SELECT 1 FROM attempt_answer g WHERE g.attempt_id = f.attempt_id AND g.question_version_id = f.question_version_id AND f.id = ANY(g.selected_answers)))
     ORDER BY b.id LIMIT ${mostAtOnce}`;
  let files = 0;
  for (const { id } of unnamed) {
    const [gone] = await db.$transaction(async (tx) => {
      await tx.answerFile.deleteMany({ where: { fileId: id } });
      await tx.uploadedContent.deleteMany({ where: { fileId: id } });
      const rows = await queryRows(tx, Gone)`
        DELETE FROM stored_file WHERE id = ${id}::uuid AND is_of_answer
        RETURNING owner_id::text AS "ownerId", storage_key AS "storageKey", size_bytes AS "sizeBytes"`;
      for (const { ownerId, sizeBytes } of rows) await releaseBytes(tx, ownerId, Number(sizeBytes));
      return rows;
    });
    if (!gone) continue;
    await storage.delete([gone.storageKey]);
    files += 1;
  }
  return { files };
}
