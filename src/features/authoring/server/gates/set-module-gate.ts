import "server-only";
import type { SetModuleGate } from "@/features/courses/gates/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { writeGate } from "@/features/courses/server/gates/write-gate";
import { AppError } from "@/lib/app-error";

/**
 * Says what has to hold before the lessons of a module open, in place of what was asked before.
 * @throws AppError CONFLICT `courses.outline_changed` when it, or what it waits for, is gone.
 */
export function setModuleGate(deps: EditDeps, { courseId, moduleId, gate }: SetModuleGate): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const known = await tx.moduleVersion.count({ where: { versionId, moduleId } });
    if (known === 0) throw new AppError("CONFLICT", "courses.outline_changed");
    await writeGate(tx, { versionId, moduleId }, gate);
  });
}
