import "server-only";
import type { ItemKind, RenameItem, ShowModule } from "@/features/authoring/outline/schema";
import { touchAssessment } from "@/features/authoring/server/assessment/find-question";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/**
 * Gives a module, a lesson, its assessment or a resource another title; a lesson's assessment that bore the lesson's name
 * follows it.
 * @throws AppError CONFLICT `courses.outline_changed` when it is gone.
 */
export function renameItem(deps: EditDeps, { courseId, kind, id, title }: RenameItem): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const isThere = await renameOf[kind](tx, { versionId, id, title });
    if (!isThere) throw new AppError("CONFLICT", "courses.outline_changed");
  });
}

interface Renaming {
  versionId: string;
  id: string;
  title: string;
}

const renameOf: Record<ItemKind, (tx: Tx, to: Renaming) => Promise<boolean>> = {
  async module(tx, { versionId, id, title }) {
    const { count } = await tx.moduleVersion.updateMany({ where: { versionId, moduleId: id }, data: { title } });
    return count > 0;
  },
  async lesson(tx, { versionId, id, title }) {
    const lesson = await tx.lessonVersion.findUnique({
      where: { versionId_lessonId: { versionId, lessonId: id } },
      select: { id: true, title: true },
    });
    if (!lesson) return false;
    await tx.lessonVersion.update({ where: { id: lesson.id }, data: { title } });
    await tx.assessmentVersion.updateMany({
      where: { lessonVersionId: lesson.id, title: lesson.title },
      data: { title },
    });
    return true;
  },
  async assessment(tx, { versionId, id, title }) {
    const row = await tx.assessmentVersion.findFirst({
      where: { lessonVersion: { versionId, lessonId: id } },
      select: { id: true, title: true, assessmentId: true },
    });
    if (!row) return false;
    if (row.title === title) return true;
    await tx.assessmentVersion.update({ where: { id: row.id }, data: { title } });
    await touchAssessment(tx, row.assessmentId);
    return true;
  },
  async resource(tx, { versionId, id, title }) {
    const { count } = await tx.resourceVersion.updateMany({
      where: { resourceId: id, lessonVersion: { versionId } },
      data: { title },
    });
    return count > 0;
  },
};

/**
 * Whether a module is part of the course once the draft is published; a hidden one is neither shown nor counted.
 * @throws AppError CONFLICT `courses.outline_changed` when it is gone.
 */
export function showModule(deps: EditDeps, { courseId, moduleId, isShown }: ShowModule): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { count } = await tx.moduleVersion.updateMany({
      where: { versionId, moduleId, ...(isShown ? { publishedAt: null } : {}) },
      data: { publishedAt: isShown ? at : null, ...(isShown ? { releaseAt: null, releaseMoves: false } : {}) },
    });
    if (count > 0) return;
    const known = await tx.moduleVersion.count({ where: { versionId, moduleId } });
    if (known === 0) throw new AppError("CONFLICT", "courses.outline_changed");
  });
}
