import "server-only";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { findDraftLesson } from "../lesson/find-lesson";
import { readTexts, storeTexts } from "../lesson/store-texts";
import type { CaptionDeps } from "./caption-file";
import { dropUnusedCaptionFile } from "./drop-unused-caption-file";
import { findTextCaptions } from "./find-text-captions";
import { namedIn } from "./save-text-captions";

/**
 * Takes the captions off a video in a lesson's text, and their file out of the draft unless another text names it. What is gone
 * already is no failure. @throws AppError NOT_FOUND where no text of the lesson shows that video.
 */
export async function deleteTextCaptions(
  deps: CaptionDeps,
  { courseId, lessonId, video }: { courseId: string; lessonId: string; video: string },
): Promise<{ deleted: true }> {
  const { actor, storage } = deps;
  const byId = actor.id;
  const dropped = await editDraft(deps, courseId, async (tx, draft) => {
    const { versionId } = draft;
    const { id } = await findDraftLesson(tx, versionId, lessonId);
    const before = await readTexts(tx, id);
    const { captions } = await findTextCaptions(tx, versionId, before, video);
    await storeTexts(tx, { ...draft, lessonId, byId }, { id, before, after: namedIn(before, video, null) });
    if (!captions) return [];
    await tx.$executeRaw`
      DELETE FROM course_file f WHERE f.version_id = ${versionId}::uuid AND f.path = ${captions.path}
         AND NOT EXISTS (SELECT 1 FROM lesson_version l WHERE l.version_id = f.version_id
                            AND strpos(l.content || l.registered_content || l.guest_content, f.path) > 0)`;
    return dropUnusedCaptionFile(tx, captions.id);
  });
  await storage.delete(dropped);
  return { deleted: true };
}
