import "server-only";
import type { AddLesson, AddModule } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";

/** Adds a module at the end of the draft, shown when the draft is published. The same id again adds nothing. */
export function addModule(deps: EditDeps, { courseId, moduleId, title }: AddModule): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const known = await tx.module.findUnique({ where: { id: moduleId }, select: { courseId: true } });
    if (known && known.courseId !== courseId) throw new AppError("CONFLICT", "courses.id_taken");
    if (known) return;
    await tx.module.create({ data: { id: moduleId, courseId, createdAt: at } });
    const position = await tx.moduleVersion.count({ where: { versionId } });
    await tx.moduleVersion.create({ data: { versionId, moduleId, position, title, publishedAt: at, createdAt: at } });
  });
}

/**
 * Adds a lesson, or a lesson that is an assessment, at the end of a module. The same id again adds nothing.
 * @throws AppError CONFLICT `courses.outline_changed` when the module is gone.
 */
export function addLesson(deps: EditDeps, { courseId, lessonId, moduleId, title, kind }: AddLesson): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const known = await tx.lesson.findUnique({ where: { id: lessonId }, select: { courseId: true } });
    if (known && known.courseId !== courseId) throw new AppError("CONFLICT", "courses.id_taken");
    if (known) return;
    const module = await tx.moduleVersion.findUnique({
      where: { versionId_moduleId: { versionId, moduleId } },
      select: {
        id: true,
        lessons: { orderBy: { position: "desc" }, take: 1, select: { position: true, section: true } },
      },
    });
    if (!module) throw new AppError("CONFLICT", "courses.outline_changed");
    const [last] = module.lessons;
    const isAssessment = kind === "assessment";
    await tx.lesson.create({ data: { id: lessonId, courseId, createdAt: at } });
    const { id: lessonVersionId } = await tx.lessonVersion.create({
      data: {
        versionId,
        moduleVersionId: module.id,
        lessonId,
        position: (last?.position ?? -1) + 1,
        section: last?.section ?? null,
        title,
        type: isAssessment ? "QUIZ" : "READING",
        activityType: isAssessment ? "DO" : "READ",
        createdAt: at,
      },
      select: { id: true },
    });
    if (!isAssessment) return;
    const assessmentId = uuidV7();
    await tx.assessment.create({ data: { id: assessmentId, lessonId, courseId, createdAt: at } });
    await tx.assessmentVersion.create({ data: { lessonVersionId, assessmentId, title, createdAt: at } });
  });
}
