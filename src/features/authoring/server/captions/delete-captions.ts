import "server-only";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import type { Storage } from "@/server/storage/storage";
import type { Deps } from "@/server/trpc/context";
import { dropUnusedCaptionFile } from "./drop-unused-caption-file";

/** Takes the captions of one language out of the draft. What is gone already is no failure. */
export async function deleteCaptions(
  deps: Pick<Deps, "db" | "actor" | "now"> & { storage: Storage },
  { courseId, lessonId, language }: { courseId: string; lessonId: string; language: string },
): Promise<{ deleted: true }> {
  const dropped = await editDraft(deps, courseId, async (tx, { versionId }) => {
    const [caption] = await tx.caption.findMany({
      where: { language, lessonVersion: { versionId, lessonId } },
      take: 1,
      select: { id: true, fileId: true },
    });
    if (!caption) return [];
    await tx.caption.delete({ where: { id: caption.id } });
    return dropUnusedCaptionFile(tx, caption.fileId);
  });
  await deps.storage.delete(dropped);
  return { deleted: true };
}
