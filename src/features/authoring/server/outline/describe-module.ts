import "server-only";
import type { DescribeModule } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";

/**
 * Says what a module is about, in place of what it said before.
 * @throws AppError CONFLICT `courses.outline_changed` when it is gone.
 */
export function describeModule(deps: EditDeps, { courseId, moduleId, description }: DescribeModule): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const { count } = await tx.moduleVersion.updateMany({ where: { versionId, moduleId }, data: { description } });
    if (count === 0) throw new AppError("CONFLICT", "courses.outline_changed");
  });
}
