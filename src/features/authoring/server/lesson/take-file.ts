import "server-only";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { linkToShow } from "@/features/media/server/file-links";
import { assertMayUseFile, attachFile } from "@/features/media/server/library/attach-file";

/**
 * Gives a stored file the path by which the draft's texts name it, with a link to see it. The same file keeps its path.
 * @throws AppError NOT_FOUND when the file is neither the author's nor the course's.
 */
export function takeFile(
  deps: EditDeps,
  { courseId, fileId }: { courseId: string; fileId: string },
): Promise<{ path: string; url: string }> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    await assertMayUseFile(tx, deps.actor, { courseId, fileId });
    const { path } = await attachFile(tx, { versionId, fileId });
    const file = await tx.storedFile.findUniqueOrThrow({
      where: { id: fileId },
      select: { storageKey: true, originalName: true, mimeType: true },
    });
    const url = await linkToShow({ storageKey: file.storageKey, name: file.originalName, mimeType: file.mimeType });
    return { path, url };
  });
}
