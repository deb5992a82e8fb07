import "server-only";
import type { CreateFromTemplate } from "@/features/courses/builder";
import { type CreateDeps, createWith, type MadeCourse } from "@/features/courses/server/create/create-course";
import { getTemplate } from "@/features/studio/server/templates/list-templates";
import { writeStructure } from "@/features/studio/server/templates/write-structure";
import { AppError } from "@/lib/app-error";

/**
 * A course that starts with the structure of a template. Safe to retry; errors as of `createWith`.
 * @throws AppError NOT_FOUND; FORBIDDEN `studio.template_locked` (facts: tier, the subscription that opens it).
 */
export async function createCourseFromTemplate(
  deps: CreateDeps,
  { templateId, ...input }: CreateFromTemplate,
): Promise<MadeCourse> {
  const { structure, isLocked, requiredTier, name } = await getTemplate(deps, templateId);
  if (isLocked) throw new AppError("FORBIDDEN", "studio.template_locked", { tier: requiredTier });
  const creation = { ...input, method: "TEMPLATE", template: { id: templateId, name } } as const;
  return createWith(deps, creation, (tx, draft) => writeStructure(tx, draft, { title: input.title, structure }));
}
