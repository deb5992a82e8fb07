import "server-only";
import type { AddLesson, AddModule } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { insertLessons } from "./insert-lessons";

/** Adds a module at the end of the draft, shown when the draft is published. The same id again adds nothing. */
export function addModule(deps: EditDeps, { courseId, moduleId, title }: AddModule): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    if (await isModuleKnown(tx, courseId, moduleId)) return;
    await insertModule(tx, { courseId, versionId, moduleId, title, at });
  });
}

/** @throws AppError CONFLICT `courses.id_taken` for one of another course. */
export async function isModuleKnown(tx: Tx, courseId: string, moduleId: string): Promise<boolean> {
  const known = await tx.module.findUnique({ where: { id: moduleId }, select: { courseId: true } });
  if (known && known.courseId !== courseId) throw new AppError("CONFLICT", "courses.id_taken");
  return known !== null;
}

/** Inserts a module at the end of a draft. @returns its row there. */
export async function insertModule(
  tx: Tx,
  { courseId, versionId, moduleId, title, at }: AddModule & { versionId: string; at: Date },
): Promise<string> {
  await tx.module.create({ data: { id: moduleId, courseId, createdAt: at } });
  const position = await tx.moduleVersion.count({ where: { versionId } });
  const { id } = await tx.moduleVersion.create({
    data: { versionId, moduleId, position, title, publishedAt: at, createdAt: at },
    select: { id: true },
  });
  return id;
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
    const place = {
      ...{ courseId, versionId, moduleVersionId: module.id, at },
      ...{ position: (last?.position ?? -1) + 1, section: last?.section ?? null },
    };
    await insertLessons(tx, place, [{ lessonId, title, isAssessment: kind === "assessment" }]);
  });
}
