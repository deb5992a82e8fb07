import "server-only";
import type { OpenDraft } from "@/features/courses/server/draft/edit-draft";
import type { CaptionTrack, SaveCaptions } from "@/features/media/schema";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import {
  type CaptionDeps,
  type CaptionFile,
  createCaptionRow,
  type PutCaptions,
  storeCaptionFile,
} from "./caption-file";
import { dropUnusedCaptionFile } from "./drop-unused-caption-file";

/**
 * Stores what is said in a lesson's video in one language, in the draft. Storing the same again changes nothing.
 * @throws AppError RULE_BROKEN "media.captions_faulty" { line, problem }, CONFLICT "courses.edited_meanwhile",
 * QUOTA_EXCEEDED "media.quota", NOT_FOUND
 */
export async function saveCaptions(
  deps: CaptionDeps,
  { courseId, ...input }: SaveCaptions & { courseId: string },
): Promise<CaptionTrack> {
  const { language, label } = input;
  const saved = await storeCaptionFile(deps, { courseId, source: input.source }, (tx, draft, file) =>
    put(tx, draft, file, input),
  );
  return { language, label, ...saved };
}

async function put(
  tx: Tx,
  { versionId, at }: OpenDraft,
  file: CaptionFile,
  { lessonId, language, label, seenFileId }: SaveCaptions,
): Promise<PutCaptions> {
  const lesson = await tx.lessonVersion.findUnique({
    where: { versionId_lessonId: { versionId, lessonId } },
    select: {
      id: true,
      captions: { where: { language }, select: { id: true, fileId: true, file: { select: { sha256: true } } } },
    },
  });
  if (!lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const [known] = lesson.captions;
  if (known && known.file.sha256 === file.sha256) {
    await tx.caption.update({ where: { id: known.id }, data: { label } });
    return { fileId: known.fileId, isNew: false, dropped: [] };
  }
  if ((known?.fileId ?? null) !== seenFileId) throw new AppError("CONFLICT", "courses.edited_meanwhile", { language });
  await createCaptionRow(tx, file, `${label} (${language}).vtt`, at);
  await tx.caption.upsert({
    where: { lessonVersionId_language: { lessonVersionId: lesson.id, language } },
    create: { lessonVersionId: lesson.id, language, label, fileId: file.id },
    update: { label, fileId: file.id },
  });
  const dropped = known ? await dropUnusedCaptionFile(tx, known.fileId) : [];
  // After the state before has given its bytes back: rewriting captions needs no room for both.
  await takeBytes(tx, file.ownerId, Number(file.sizeBytes));
  return { fileId: file.id, isNew: true, dropped };
}
