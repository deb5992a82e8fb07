import "server-only";

import { linkToDownload, linkToShow } from "@/features/media/server/file-links";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { AppError } from "@/lib/app-error";

/** Addresses of one of the asker's own files, good for the next minutes (download) and hours (show). */
export async function getFileLinks(deps: MediaDeps, { fileId }: { fileId: string }) {
  const file = await deps.db.storedFile.findFirst({
    where: { id: fileId, ownerId: deps.actor.id, state: "READY", isOfAnswer: false },
    select: { storageKey: true, originalName: true, mimeType: true },
  });
  if (!file) throw new AppError("NOT_FOUND", "common.not_found");
  const facts = { storageKey: file.storageKey, name: file.originalName, mimeType: file.mimeType };
  const [show, download] = await Promise.all([linkToShow(facts), linkToDownload(facts)]);
  return { show, download };
}
