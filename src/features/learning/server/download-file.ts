import "server-only";
import { countDownload } from "@/features/learning/server/count-download";
import { accessTo, accessViewer, versionFor } from "@/features/learning/server/lesson-access";
import { type FileFacts, readLesson } from "@/features/learning/server/read-lesson";
import { readLocks } from "@/features/learning/server/read-locks";
import { linkedFile } from "@/features/learning/server/show-body";
import { linkToOpen } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps } from "@/server/trpc/context";

/**
 * Where a file that a lesson's text links to can be had for the next minutes, for who reads that text. Counted once a person
 * and day; the course's staff is not. What a body above the asker's names is neither confirmed nor denied.
 * @throws AppError NOT_FOUND, SIGN_IN_REQUIRED or FORBIDDEN `learning.resource_closed`
 */
export async function downloadFile(
  deps: Deps,
  { id: lessonId, course }: LessonFacts,
  path: string,
): Promise<{ url: string }> {
  const { db, actor } = deps;
  const viewer = accessViewer(actor, course);
  const at = { courseId: course.id, lessonId };
  const versionId = await versionFor(db, course);
  const [lesson, locks] = await Promise.all([
    readLesson(deps, { ...at, versionId }),
    readLocks(deps, course, versionId),
  ]);
  const { body } = accessTo(lesson, actor, course, locks.has(lessonId));
  const file = (await linkedFile(lesson, body, path)) ?? (viewer.isStaff ? await fileOfDraft(deps, at, path) : null);
  if (!file) {
    if (body === "content") throw new AppError("NOT_FOUND", "common.not_found");
    if (!viewer.isSignedIn) throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
    throw new AppError("FORBIDDEN", "learning.resource_closed");
  }
  const url = await linkToOpen(file);
  if (!viewer.isStaff) await countDownload(deps, { fileId: file.id }, at);
  return { url };
}

type Place = { courseId: string; lessonId: string };

/** The staff also reads the draft, beside its editor. */
async function fileOfDraft(deps: Deps, at: Place, path: string): Promise<FileFacts | null> {
  const draft = await deps.db.courseVersion.findFirst({
    where: { courseId: at.courseId, publishedAt: null, lessons: { some: { lessonId: at.lessonId } } },
    select: { id: true },
  });
  if (!draft) return null;
  const lesson = await readLesson(deps, { ...at, versionId: draft.id });
  for (const body of ["content", "registered", "guest"] as const) {
    const file = await linkedFile(lesson, body, path);
    if (file) return file;
  }
  return null;
}
