import "server-only";
import type { UnfinishedUpload } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { listWholeParts, toUpload, type UploadRow } from "./upload-row";

const MOST = 20;

/** Uploads that were started and not finished, newest first: the same file, chosen again, goes on from there. */
export async function listUnfinishedUploads(deps: MediaDeps): Promise<UnfinishedUpload[]> {
  const rows = await deps.db.uploadedContent.findMany({
    where: { ownerId: deps.actor.id, contentType: deps.purpose ?? "file", state: "PENDING" },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  return Promise.all(rows.map(toUpload).map((upload) => summarize(deps, upload)));
}

async function summarize({ storage }: MediaDeps, upload: UploadRow): Promise<UnfinishedUpload> {
  const parts = await listWholeParts(storage, upload).catch(() => []);
  return {
    id: upload.id,
    name: upload.name,
    sizeBytes: upload.sizeBytes,
    arrivedBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    lastModified: upload.lastModified,
    startedAt: upload.createdAt,
  };
}
