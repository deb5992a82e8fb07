import "server-only";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { forgetUpload } from "@/features/media/server/uploads/cancel-upload";
import { toUpload, UPLOAD_CONTENT_TYPES } from "@/features/media/server/uploads/upload-row";

const DAY = 86_400_000;
export const UNFINISHED_DAYS = 7;
const FINISHED_DAYS = 30;

type SweepDeps = Pick<MediaDeps, "db" | "storage" | "now">;

/**
 * Gives up uploads that nothing was sent to for a week, forgets the records of ended ones after a month, and aborts what the
 * storage holds of uploads that no row knows. Idempotent.
 */
export async function sweepUploads({
  db,
  storage,
  now,
}: SweepDeps): Promise<{ unfinished: number; records: number; strays: number }> {
  const before = new Date(now().getTime() - UNFINISHED_DAYS * DAY);
  const stale = await db.uploadedContent.findMany({
    where: {
      contentType: { in: [...UPLOAD_CONTENT_TYPES] },
      state: { in: ["PENDING", "PROCESSING"] },
      updatedAt: { lt: before },
    },
    take: 1_000,
  });
  let unfinished = 0;
  for (const row of stale) if (await forgetUpload({ db, storage }, toUpload(row))) unfinished += 1;
  const { count: records } = await db.uploadedContent.deleteMany({
    where: {
      contentType: { in: [...UPLOAD_CONTENT_TYPES] },
      state: { in: ["DONE", "FAILED"] },
      updatedAt: { lt: new Date(now().getTime() - FINISHED_DAYS * DAY) },
    },
  });
  return { unfinished, records, strays: await abortStrays({ db, storage, now }, before) };
}

async function abortStrays({ db, storage }: SweepDeps, before: Date): Promise<number> {
  let strays = 0;
  for await (const upload of storage.uploads.list()) {
    if (upload.startedAt >= before) continue;
    const known = await db.uploadedContent.findFirst({
      where: {
        contentType: { in: [...UPLOAD_CONTENT_TYPES] },
        state: { in: ["PENDING", "PROCESSING"] },
        metadata: { path: ["multipartId"], equals: upload.uploadId },
      },
      select: { id: true },
    });
    if (known) continue;
    await storage.uploads.abort(upload.key, upload.uploadId);
    strays += 1;
  }
  return strays;
}
