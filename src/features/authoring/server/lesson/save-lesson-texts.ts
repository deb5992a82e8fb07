import "server-only";
import * as z from "zod";
import type { LessonTexts, SaveLessonTexts } from "@/features/authoring/lesson/schema";
import { editDraft, type PersonEditDeps } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { findDraftLesson } from "./find-lesson";
import { recordLesson } from "./lesson-history";
import { isSameText, readTexts } from "./store-texts";

/** The page's next texts are written over this revision. */
export const SavedLesson = z.object({ revision: z.int(), savedAt: z.date() });

/**
 * Stores a lesson's texts over the revision they were written over, and in its history. The same texts again are no change,
 * so an answer that got lost may be asked for once more.
 * @throws AppError CONFLICT `authoring.lesson_edited_meanwhile` (facts: revision, content, registeredContent, guestContent,
 * by, at), with nothing stored; CONFLICT `authoring.lesson_gone`.
 */
export function saveLessonTexts(
  deps: PersonEditDeps,
  { courseId, lessonId, baseRevision, texts }: SaveLessonTexts,
): Promise<z.infer<typeof SavedLesson>> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id } = await findDraftLesson(tx, versionId, lessonId);
    const before = await readTexts(tx, id);
    const lesson = await tx.lesson.findUniqueOrThrow({ where: { id: lessonId }, select: { revision: true } });
    const after = { ...before, ...texts };
    if (isSameText(before, after)) return { revision: lesson.revision, savedAt: at };
    const { count } = await tx.lesson.updateMany({
      where: { id: lessonId, revision: baseRevision },
      data: { revision: { increment: 1 } },
    });
    if (count === 0) throw await conflict(tx, lessonId, lesson.revision, before);
    await tx.lessonVersion.update({ where: { id }, data: after });
    const byId = deps.actor.id;
    await recordLesson(tx, { courseId, versionId, lessonId, byId, at }, before, after);
    return { revision: baseRevision + 1, savedAt: at };
  });
}

async function conflict(tx: Tx, lessonId: string, revision: number, texts: LessonTexts): Promise<AppError> {
  const last = await tx.draftCourseContent.findFirst({
    where: { contentType: "lesson", contentId: lessonId },
    orderBy: { version: "desc" },
    select: { lastSavedAt: true, savedBy: { select: { name: true } } },
  });
  return new AppError("CONFLICT", "authoring.lesson_edited_meanwhile", {
    revision,
    ...texts,
    by: last?.savedBy?.name ?? "",
    at: last?.lastSavedAt.toISOString() ?? "",
  });
}
