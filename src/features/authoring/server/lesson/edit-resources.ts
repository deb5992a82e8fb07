import "server-only";
import * as z from "zod";
import { moveBefore, resourceTypeOf } from "@/features/authoring/lesson/resource-rules";
import {
  type AddResource,
  type EditResource,
  type MoveResource,
  type ResourceFields,
  resourceLimits,
} from "@/features/authoring/lesson/resource-schema";
import { type EditDeps, editDraft, type OpenDraft } from "@/features/courses/server/draft/edit-draft";
import { findUsableFile } from "@/features/courses/server/usable-file";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { Saved } from "@/server/trpc/saved";
import { findDraftLesson } from "./find-lesson";
import { ResourceForEditing, readResources } from "./read-resources";

/** How a lesson's resources are after a change. */
export const SavedResources = Saved.extend({ resources: z.array(ResourceForEditing) });
export type SavedResources = z.infer<typeof SavedResources>;

/** Runs one change of a lesson's resources in the draft. @throws AppError CONFLICT `authoring.lesson_gone`. */
export function editResources(
  deps: EditDeps,
  { courseId, lessonId }: { courseId: string; lessonId: string },
  edit: (tx: Tx, lessonVersionId: string, draft: OpenDraft) => Promise<void>,
): Promise<SavedResources> {
  return editDraft(deps, courseId, async (tx, draft) => {
    const { id } = await findDraftLesson(tx, draft.versionId, lessonId);
    await edit(tx, id, draft);
    return { resources: await readResources(tx, id), savedAt: draft.at };
  });
}

/**
 * Adds a file or a link at the end of a lesson's resources. The same id again adds nothing.
 * @throws AppError CONFLICT `courses.id_taken`; RULE_BROKEN `courses.no_such_file`, `authoring.too_many_resources`.
 */
export function addResource(deps: EditDeps, { resourceId, title, body, ...place }: AddResource) {
  return editResources(deps, place, async (tx, lessonVersionId, { at }) => {
    const { courseId } = place;
    const known = await tx.resource.findUnique({ where: { id: resourceId }, select: { courseId: true } });
    if (known && known.courseId !== courseId) throw new AppError("CONFLICT", "courses.id_taken");
    if (known) return;
    const position = await tx.resourceVersion.count({ where: { lessonVersionId } });
    if (position >= resourceLimits.count) throw new AppError("RULE_BROKEN", "authoring.too_many_resources");
    const type =
      "url" in body ? "LINK" : resourceTypeOf(await findUsableFile(tx, deps.actor, { courseId, fileId: body.fileId }));
    await tx.resource.create({ data: { id: resourceId, courseId, createdAt: at } });
    await tx.resourceVersion.create({
      data: { lessonVersionId, resourceId, position, title, type, createdAt: at, ...body },
    });
  });
}

const fieldColumns = {
  title: true,
  type: true,
  description: true,
  durationMinutes: true,
  isPremium: true,
  url: true,
} as const;

/**
 * Changes what is said about a resource, each field only while it is as the author saw it. The same change again is none.
 * A file stays a file and a link a link.
 * @throws AppError CONFLICT `authoring.setting_changed_meanwhile` (facts: resources, as they are), `authoring.resource_gone`.
 */
export function editResource(deps: EditDeps, { resourceId, change, base, ...place }: EditResource) {
  return editResources(deps, place, async (tx, lessonVersionId) => {
    const where = { lessonVersionId_resourceId: { lessonVersionId, resourceId } };
    const now: ResourceFields | null = await tx.resourceVersion.findUnique({ where, select: fieldColumns });
    if (!now) throw new AppError("CONFLICT", "authoring.resource_gone");
    for (const name of Object.keys(change) as (keyof ResourceFields)[]) {
      if (now[name] !== base[name] && now[name] !== change[name])
        throw new AppError("CONFLICT", "authoring.setting_changed_meanwhile", {
          resources: await readResources(tx, lessonVersionId),
        });
    }
    const { url, ...rest } = change;
    await tx.resourceVersion.update({ where, data: now.url !== null && url ? { ...rest, url } : rest });
  });
}

/** Moves a resource before another. Doing it again changes nothing. @throws AppError CONFLICT `authoring.resource_gone`. */
export function moveResource(deps: EditDeps, { resourceId, beforeId, ...place }: MoveResource) {
  return editResources(deps, place, async (tx, lessonVersionId, { at }) => {
    const ids = await listIds(tx, lessonVersionId);
    if (!ids.includes(resourceId)) throw new AppError("CONFLICT", "authoring.resource_gone");
    await writeOrder(tx, { lessonVersionId, at }, moveBefore(ids, resourceId, beforeId));
  });
}

export async function listIds(tx: Tx, lessonVersionId: string): Promise<string[]> {
  const rows = await tx.resourceVersion.findMany({
    where: { lessonVersionId },
    orderBy: { position: "asc" },
    select: { resourceId: true },
  });
  return rows.map(({ resourceId }) => resourceId);
}

/** Gives the resources the places of this list, in one statement: a half-moved list is never seen. */
export async function writeOrder(
  tx: Tx,
  { lessonVersionId, at }: { lessonVersionId: string; at: Date },
  ids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE resource_version r SET position = x.position - 1, updated_at = ${at}
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS x (id, position)
     WHERE r.lesson_version_id = ${lessonVersionId}::uuid AND r.resource_id = x.id AND r.position <> x.position - 1`;
}
