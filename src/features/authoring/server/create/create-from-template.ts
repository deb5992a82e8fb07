import "server-only";
import type { CreateFromTemplate } from "@/features/authoring/builder";
import { getTemplate } from "@/features/authoring/server/templates/list-templates";
import { writeStructure } from "@/features/authoring/server/templates/write-structure";
import { AppError } from "@/lib/app-error";
import { type CreateDeps, createWith, type MadeCourse } from "./create-course";

/**
 * A course that starts with the structure of a template. Safe to retry; errors as of `createWith`.
 * @throws AppError NOT_FOUND; FORBIDDEN `authoring.template_locked` (facts: tier, the subscription that opens it).
 */
export async function createCourseFromTemplate(
  deps: CreateDeps,
  { templateId, ...input }: CreateFromTemplate,
): Promise<MadeCourse> {
  const { structure, isLocked, requiredTier, name } = await getTemplate(deps, templateId);
  if (isLocked) throw new AppError("FORBIDDEN", "authoring.template_locked", { tier: requiredTier });
  const creation = { ...input, method: "TEMPLATE", template: { id: templateId, name } } as const;
  return createWith(deps, creation, (tx, draft) => writeStructure(tx, draft, { title: input.title, structure }));
}
