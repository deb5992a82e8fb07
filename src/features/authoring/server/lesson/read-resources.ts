import "server-only";
import type { ResourceFields } from "@/features/authoring/lesson/resource-schema";
import type { Tx } from "@/server/db/client";

/** A resource as its author sees it: what is said about it, and its file where it is one. */
export interface ResourceForEditing extends ResourceFields {
  id: string;
  file: { name: string; sizeBytes: number } | null;
}

/** The resources of one lesson in one version, in their order. */
export async function readResources(tx: Tx, lessonVersionId: string): Promise<ResourceForEditing[]> {
  const rows = await tx.resourceVersion.findMany({
    where: { lessonVersionId },
    orderBy: { position: "asc" },
    select: {
      resourceId: true,
      title: true,
      type: true,
      description: true,
      durationMinutes: true,
      isPremium: true,
      url: true,
      file: { select: { originalName: true, sizeBytes: true } },
    },
  });
  return rows.map(({ resourceId, file, ...fields }) => ({
    ...fields,
    id: resourceId,
    file: file && { name: file.originalName, sizeBytes: Number(file.sizeBytes) },
  }));
}
