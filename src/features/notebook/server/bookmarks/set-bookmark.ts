import "server-only";
import { versionFor } from "@/features/learning/server/lesson-access";
import { readLesson } from "@/features/learning/server/read-lesson";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import type { PersonDeps } from "@/server/trpc/context";
import { lockBookmarks, requireRoom } from "./lock-bookmarks";
import { markRemoved } from "./remove-bookmark";

/** Exactly one of the three. */
export type BookmarkTarget = { courseId: string } | { lessonId: string } | { resourceId: string };

/**
 * Puts a bookmark at the end of one's own, or takes it away. Said twice it is the same as once. One that was taken away before comes
 * back as it was, with its title and note.
 * @throws AppError RULE_BROKEN `notebook.too_many_bookmarks`
 */
export async function setBookmark(
  deps: PersonDeps,
  target: BookmarkTarget,
  isKept: boolean,
): Promise<{ isKept: boolean }> {
  const userId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    await lockBookmarks(tx, userId);
    if (!isKept) return markRemoved(tx, { userId, ...target }, deps.now());
    const found = await tx.bookmark.findFirst({ where: { userId, ...target }, select: { id: true, deletedAt: true } });
    if (found?.deletedAt === null) return;
    await requireRoom(tx, userId);
    if (found) return tx.bookmark.update({ where: { id: found.id }, data: { deletedAt: null } });
    const { _max: last } = await tx.bookmark.aggregate({ where: { userId }, _max: { position: true } });
    return tx.bookmark.create({ data: { userId, ...target, position: (last.position ?? -1) + 1 } });
  });
  return { isKept };
}

/** The same of a resource of a lesson as the asker has it. @throws AppError NOT_FOUND */
export async function setResourceBookmark(
  deps: PersonDeps,
  { id: lessonId, course }: LessonFacts,
  { resourceId, isKept }: { resourceId: string; isKept: boolean },
): Promise<{ isKept: boolean }> {
  const versionId = await versionFor(deps.db, course);
  const lesson = await readLesson(deps, { courseId: course.id, versionId, lessonId });
  if (!lesson.resources.some(({ id }) => id === resourceId)) throw new AppError("NOT_FOUND", "common.not_found");
  return setBookmark(deps, { resourceId }, isKept);
}
