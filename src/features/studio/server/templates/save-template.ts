import "server-only";
import type { EditTemplate, SaveTemplate } from "@/features/studio/template-structure";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { isAdmin } from "@/policy/actor";
import type { PersonDeps } from "@/server/trpc/context";
import { readStructure } from "./read-structure";

type TemplateDeps = Pick<PersonDeps, "db" | "actor">;

/** Templates that the actor may change: their own; an admin, any. Kept beside the reads, which show it as `isOwn`. */
const changeable = (actor: PersonDeps["actor"]): Prisma.CourseTemplateWhereInput =>
  isAdmin(actor) ? {} : { createdById: actor.id };

/**
 * Keeps the structure of a course as a template. Safe to retry.
 * @throws AppError CONFLICT `courses.id_taken`; NOT_FOUND.
 */
export async function saveTemplate(
  { db, actor }: TemplateDeps,
  { templateId, courseId, ...about }: SaveTemplate,
): Promise<{ templateId: string }> {
  const structure = await readStructure(db, courseId);
  const { count } = await db.courseTemplate.createMany({
    data: { ...about, id: templateId, structure: { ...structure }, createdById: actor.id },
    skipDuplicates: true,
  });
  if (count > 0) return { templateId };
  const known = await db.courseTemplate.findFirst({ where: { id: templateId, createdById: actor.id } });
  if (!known) throw new AppError("CONFLICT", "courses.id_taken");
  return { templateId };
}

/** @throws AppError NOT_FOUND when it is not theirs to change. */
export async function editTemplate(
  { db, actor }: TemplateDeps,
  { templateId, ...about }: EditTemplate,
): Promise<{ templateId: string }> {
  const where = { id: templateId, isActive: true, ...changeable(actor) };
  const { count } = await db.courseTemplate.updateMany({ where, data: about });
  if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
  return { templateId };
}

/**
 * Takes a template out of the gallery. Courses started from it keep its name, its figures stay for whoever asks later.
 * @throws AppError NOT_FOUND when it is not theirs to change. Deleting twice is no error.
 */
export async function deleteTemplate({ db, actor }: TemplateDeps, templateId: string): Promise<{ templateId: string }> {
  const where = { id: templateId, ...changeable(actor) };
  const { count } = await db.courseTemplate.updateMany({ where, data: { isActive: false } });
  if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
  return { templateId };
}
