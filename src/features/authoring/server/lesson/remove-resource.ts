import "server-only";
import * as z from "zod";
import { moveBefore } from "@/features/authoring/lesson/resource-rules";
import type { RemoveResource, RestoreResource } from "@/features/authoring/lesson/resource-schema";
import type { EditDeps, PersonEditDeps } from "@/features/courses/server/draft/edit-draft";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { insertKept } from "@/server/db/insert-kept";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { editResources, listIds, writeOrder } from "./edit-resources";

const FileState = rowSchema(() => ({ isGone: z.boolean() }));

/** A removed resource is beside the draft as it was, so that an undo brings back the very same one. */
const recordType = "removed_resource";

/** Where it stood: the resource behind it, null for the end. */
const Place = z.object({ beforeId: z.string().nullable() });

/** Takes a resource out of a lesson. The same removal again, or of what is gone already, takes nothing more. */
export function removeResource(deps: PersonEditDeps, { resourceId, removalId, ...place }: RemoveResource) {
  const savedById = deps.actor.id;
  return editResources(deps, place, async (tx, lessonVersionId, { versionId, at }) => {
    const done = await tx.draftCourseContent.findUnique({ where: { id: removalId }, select: { id: true } });
    const ids = await listIds(tx, lessonVersionId);
    const from = ids.indexOf(resourceId);
    if (done || from === -1) return;
    const beforeId = ids[from + 1] ?? null;
    await tx.$executeRaw`
      INSERT INTO draft_course_content (id, course_version_id, content_type, content_id, version, data, saved_by_id, last_saved_at)
      SELECT ${removalId}::uuid, ${versionId}::uuid, ${recordType}, ${place.lessonId}, 1,
             jsonb_build_object('row', to_jsonb(r), 'beforeId', ${beforeId}::text), ${savedById}::uuid, ${at}
        FROM resource_version r WHERE r.lesson_version_id = ${lessonVersionId}::uuid AND r.resource_id = ${resourceId}::uuid`;
    await tx.resourceVersion.delete({ where: { lessonVersionId_resourceId: { lessonVersionId, resourceId } } });
    await writeOrder(tx, { lessonVersionId, at }, ids.toSpliced(from, 1));
  });
}

/**
 * Puts back what a removal took: where it stood, or at the end when its neighbour is gone. Doing it again changes nothing.
 * @throws AppError NOT_FOUND when there is no such removal in this draft; RULE_BROKEN `courses.no_such_file` when its file was
 * deleted meanwhile.
 */
export function restoreResource(deps: EditDeps, { removalId, ...place }: RestoreResource) {
  return editResources(deps, place, async (tx, lessonVersionId, { versionId, at }) => {
    const kept = await tx.draftCourseContent.findFirst({
      where: { id: removalId, contentType: recordType, contentId: place.lessonId, courseVersionId: versionId },
      select: { data: true },
    });
    if (!kept) throw new AppError("NOT_FOUND", "common.not_found");
    const resourceId = await putBack(tx, lessonVersionId, removalId);
    if (resourceId === null) return;
    const { beforeId } = Place.parse(kept.data);
    await writeOrder(tx, { lessonVersionId, at }, moveBefore(await listIds(tx, lessonVersionId), resourceId, beforeId));
  });
}

/** At the end for the moment; null where it is already. */
async function putBack(tx: Tx, lessonVersionId: string, removalId: string): Promise<string | null> {
  const [file] = await queryRows(tx, FileState)`
    SELECT d.data->'row'->>'file_id' IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM stored_file s WHERE s.id = (d.data->'row'->>'file_id')::uuid) AS "isGone"
      FROM draft_course_content d WHERE d.id = ${removalId}::uuid`;
  if (file?.isGone) throw new AppError("RULE_BROKEN", "courses.no_such_file");
  const [resourceId = null] = await insertKept(
    tx,
    "resource_version",
    Prisma.sql`
      SELECT d.data->'row' || jsonb_build_object('lesson_version_id', ${lessonVersionId}::uuid,
               'position', (SELECT count(*) FROM resource_version WHERE lesson_version_id = ${lessonVersionId}::uuid)) AS r
        FROM draft_course_content d WHERE d.id = ${removalId}::uuid
         AND NOT EXISTS (SELECT 1 FROM resource_version r WHERE r.lesson_version_id = ${lessonVersionId}::uuid
                            AND r.resource_id = (d.data->'row'->>'resource_id')::uuid)`,
    "resource_id",
  );
  return resourceId;
}
