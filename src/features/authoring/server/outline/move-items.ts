import "server-only";
import { moveLessons as movedLessons, moveModules as movedModules } from "@/features/authoring/outline/rules";
import type { MoveLessons, MoveModules } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import { readPlaces, writePlaces } from "./places";

/**
 * Moves lessons within their module or into another. Doing it again changes nothing.
 * @throws AppError CONFLICT `courses.outline_changed` when the module or a lesson is gone.
 */
export function moveLessons(deps: EditDeps, { courseId, ...move }: MoveLessons): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const before = await readPlaces(tx, versionId);
    const here = new Set(before.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
    if (!before.some(({ id }) => id === move.moduleId) || move.lessonIds.some((id) => !here.has(id)))
      throw new AppError("CONFLICT", "courses.outline_changed");
    await writePlaces(tx, before, movedLessons(before, move), at);
  });
}

/**
 * Moves modules with what they hold. Doing it again changes nothing.
 * @throws AppError CONFLICT `courses.outline_changed` when one is gone.
 */
export function moveModules(deps: EditDeps, { courseId, ...move }: MoveModules): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const before = await readPlaces(tx, versionId);
    const here = new Set(before.map(({ id }) => id));
    if (move.moduleIds.some((id) => !here.has(id))) throw new AppError("CONFLICT", "courses.outline_changed");
    await writePlaces(tx, before, movedModules(before, move), at);
  });
}
