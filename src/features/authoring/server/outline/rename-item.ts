import "server-only";
import type { RenameItem, ShowModule } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/authoring/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";

/**
 * Gives a module or a lesson another title; a lesson's assessment that bore the lesson's name follows it.
 * @throws AppError CONFLICT `authoring.outline_changed` when it is gone.
 */
export function renameItem(deps: EditDeps, { courseId, kind, id, title }: RenameItem): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    if (kind === "module") {
      const { count } = await tx.moduleVersion.updateMany({ where: { versionId, moduleId: id }, data: { title } });
      if (count === 0) throw new AppError("CONFLICT", "authoring.outline_changed");
      return;
    }
    const lesson = await tx.lessonVersion.findUnique({
      where: { versionId_lessonId: { versionId, lessonId: id } },
      select: { id: true, title: true },
    });
    if (!lesson) throw new AppError("CONFLICT", "authoring.outline_changed");
    await tx.lessonVersion.update({ where: { id: lesson.id }, data: { title } });
    await tx.assessmentVersion.updateMany({
      where: { lessonVersionId: lesson.id, title: lesson.title },
      data: { title },
    });
  });
}

/**
 * Whether a module is part of the course once the draft is published; a hidden one is neither shown nor counted.
 * @throws AppError CONFLICT `authoring.outline_changed` when it is gone.
 */
export function showModule(deps: EditDeps, { courseId, moduleId, isShown }: ShowModule): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { count } = await tx.moduleVersion.updateMany({
      where: { versionId, moduleId, ...(isShown ? { publishedAt: null } : {}) },
      data: { publishedAt: isShown ? at : null, ...(isShown ? { releaseAt: null } : {}) },
    });
    if (count > 0) return;
    const known = await tx.moduleVersion.count({ where: { versionId, moduleId } });
    if (known === 0) throw new AppError("CONFLICT", "authoring.outline_changed");
  });
}
