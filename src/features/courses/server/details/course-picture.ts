import "server-only";
import * as z from "zod";
import type { SavePicture } from "@/features/courses/details";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { findUsableFile } from "@/features/courses/server/usable-file";
import { linkPicture } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { Saved } from "@/server/trpc/saved";

/** The image that a course's page and its links elsewhere show; the drawn cover is beside it, never instead of it. */
const CoursePicture = z.object({
  fileId: z.string(),
  name: z.string(),
  src: z.string(),
  altText: z.string().nullable(),
  isDecorative: z.boolean(),
});
export type CoursePicture = z.infer<typeof CoursePicture>;

export const SavedPicture = Saved.extend({ picture: CoursePicture.nullable() });

/** Of the version that is being worked on; null without one. @throws AppError NOT_FOUND. */
export async function getCoursePicture({ db }: { db: Tx }, courseId: string): Promise<CoursePicture | null> {
  const version = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { thumbnailFile: true },
  });
  if (!version) throw new AppError("NOT_FOUND", "common.not_found");
  const { thumbnailFile: file } = version;
  if (!file) return null;
  const { url, sources } = await linkPicture({ ...file, name: file.originalName });
  const src = sources?.at(-1)?.url ?? url;
  return { fileId: file.id, name: file.originalName, src, altText: file.altText, isDecorative: file.isDecorative };
}

/**
 * Chooses a course's image, or takes it away, over the one its editor was shown. The same choice again is none.
 * @throws AppError CONFLICT `courses.field_conflict` (facts: field, value, the file that is there now); RULE_BROKEN
 * `courses.no_such_file` for what is no image, or someone else's.
 */
export async function saveCoursePicture(
  deps: EditDeps,
  { courseId, fileId, base }: SavePicture,
): Promise<z.infer<typeof SavedPicture>> {
  const savedAt = await editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { thumbnailFileId: now } = await tx.courseVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { thumbnailFileId: true },
    });
    if (now === fileId) return at;
    if (now !== base) throw new AppError("CONFLICT", "courses.field_conflict", { field: "picture", value: now });
    if (fileId) await findUsableFile(tx, deps.actor, { courseId, fileId, kind: "image" });
    await tx.courseVersion.update({ where: { id: versionId }, data: { thumbnailFileId: fileId } });
    return at;
  });
  return { picture: await getCoursePicture(deps, courseId), savedAt };
}
