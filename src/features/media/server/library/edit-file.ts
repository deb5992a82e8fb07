import "server-only";

import type { DescribeFile, MediaFile, RenameFile } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { mediaFileColumns, toMediaFile } from "@/features/media/server/media-file";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";

/** @throws AppError NOT_FOUND: no such file, or someone else's. */
export const renameFile = (deps: MediaDeps, { fileId, name }: RenameFile): Promise<MediaFile> =>
  change(deps, fileId, { originalName: name });

/**
 * What stands for an image where it is not seen, until a text says it in its own words. A decorative one has none, and says so.
 */
export const describeFile = (deps: MediaDeps, { fileId, altText, isDecorative }: DescribeFile): Promise<MediaFile> =>
  change(deps, fileId, { altText: isDecorative || altText === "" ? null : altText, isDecorative });

async function change(deps: MediaDeps, id: string, data: Prisma.StoredFileUpdateManyMutationInput): Promise<MediaFile> {
  const [file] = await deps.db.storedFile.updateManyAndReturn({
    where: { id, ownerId: deps.actor.id, state: "READY", isOfAnswer: false },
    data,
    select: mediaFileColumns,
  });
  if (!file) throw new AppError("NOT_FOUND", "common.not_found");
  return toMediaFile(file);
}
