import "server-only";
import * as z from "zod";
import { ResourceFields } from "@/features/authoring/lesson/resource-schema";
import type { Tx } from "@/server/db/client";

/** A resource as its author sees it: what is said about it, and its file where it is one. */
export const ResourceForEditing = ResourceFields.extend({
  // As they are stored: what came with an import was never typed in.
  title: z.string(),
  description: z.string(),
  durationMinutes: z.number().nullable(),
  url: z.string().nullable(),
  id: z.string(),
  file: z.object({ name: z.string(), sizeBytes: z.number() }).nullable(),
});
export type ResourceForEditing = z.infer<typeof ResourceForEditing>;

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
