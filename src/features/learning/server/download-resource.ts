import "server-only";
import { mayDownload } from "@/features/learning/rules";
import { accessTo, accessViewer, versionFor } from "@/features/learning/server/lesson-access";
import { type ResourceFacts, readLesson } from "@/features/learning/server/read-lesson";
import { visitorOf } from "@/features/learning/server/visitor-of";
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
  const lesson = await readLesson(deps, { courseId: course.id, versionId, lessonId });
  const resource = lesson.resources.find((one) => one.id === resourceId);
  if (!resource) throw new AppError("NOT_FOUND", "common.not_found");
  const viewer = accessViewer(actor, course);
  if (!mayDownload(resource.isPremium, accessTo(lesson, actor, course).body, viewer)) {
    if (!viewer.isSignedIn) throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
    throw new AppError("FORBIDDEN", "learning.resource_closed");
  }
  const url = await addressOf(resource);
  if (!viewer.isStaff) await countDownload(deps, resourceId, { courseId: course.id, lessonId });
  return { url };
}

export function addressOf({ file, url }: ResourceFacts): Promise<string> | string {
  if (file) return linkToDownload(file);
  if (url && /^https?:\/\//i.test(url)) return url;
  throw new AppError("NOT_FOUND", "common.not_found");
}

async function countDownload(
  { db, actor, now, ip, userAgent }: Deps,
  resourceId: string,
  place: { courseId: string; lessonId: string },
): Promise<void> {
  const at = now();
  const day = at.toISOString().slice(0, 10);
  const visitor = visitorOf({ actor, ip, userAgent }, day);
  await db.$transaction(async (tx) => {
    const counted = await tx.$executeRaw`
      WITH first AS (
        INSERT INTO resource_download (resource_id, day, visitor) VALUES (${resourceId}::uuid, ${day}::date, ${visitor})
        ON CONFLICT DO NOTHING RETURNING resource_id
      ) UPDATE resource SET download_count = download_count + 1 WHERE id IN (SELECT resource_id FROM first)`;
    if (counted === 0 || actor.kind !== "person") return;
    await tx.userActivity.create({
      data: { userId: actor.id, kind: "RESOURCE_DOWNLOADED", resourceId, ...place, createdAt: at },
    });
  });
}
