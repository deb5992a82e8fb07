import "server-only";
import { mayDownload } from "@/features/learning/rules";
import { countDownload } from "@/features/learning/server/count-download";
import { accessTo, accessViewer, versionFor } from "@/features/learning/server/lesson-access";
import { type ResourceFacts, readLesson } from "@/features/learning/server/read-lesson";
import { readLocks } from "@/features/learning/server/read-locks";
import { linkToDownload } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps } from "@/server/trpc/context";

/**
 * Where a resource can be had for the next minutes. Counted once a person and day; the course's staff is not.
 * @throws AppError NOT_FOUND, SIGN_IN_REQUIRED or FORBIDDEN `learning.premium_resource`
 */
export async function downloadResource(
  deps: Deps,
  { id: lessonId, course }: LessonFacts,
  resourceId: string,
): Promise<{ url: string }> {
  const { db, actor } = deps;
  const versionId = await versionFor(db, course);
  const [lesson, locks] = await Promise.all([
    readLesson(deps, { courseId: course.id, versionId, lessonId }),
    readLocks(deps, course, versionId),
  ]);
  const resource = lesson.resources.find((one) => one.id === resourceId);
  if (!resource) throw new AppError("NOT_FOUND", "common.not_found");
  const viewer = accessViewer(actor, course);
  const { body } = accessTo(lesson, actor, course, locks.has(lessonId));
  if (!mayDownload(resource.isPremium, body, viewer)) {
    if (!viewer.isSignedIn) throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
    throw new AppError("FORBIDDEN", "learning.resource_closed");
  }
  const url = await addressOf(resource);
  if (!viewer.isStaff) await countDownload(deps, { resourceId }, { courseId: course.id, lessonId });
  return { url };
}

export function addressOf({ file, url }: ResourceFacts): Promise<string> | string {
  if (file) return linkToDownload(file);
  if (url && /^https?:\/\//i.test(url)) return url;
  throw new AppError("NOT_FOUND", "common.not_found");
}
