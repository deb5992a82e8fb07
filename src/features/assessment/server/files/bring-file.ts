import "server-only";
import type { StartAnswerFile } from "@/features/assessment/file-schema";
import { cleanName, contentRefusals } from "@/features/media/rules";
import type { MediaFile, SignParts, UploadPlan } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { cancelUpload } from "@/features/media/server/uploads/cancel-upload";
import { completeUpload } from "@/features/media/server/uploads/complete-upload";
import { type SignedPart, signParts } from "@/features/media/server/uploads/sign-parts";
import { startUpload } from "@/features/media/server/uploads/start-upload";
import { isAccepted } from "@/features/questions/types/file-upload/file-groups";
import { AppError, isAppError } from "@/lib/app-error";
import { assertRunning, filesTakenBy } from "./open-attempt";

/** Of one question in an attempt, those that were removed again or never arrived included. */
const mostBrought = 50;

/** Uploads of answers are apart from those of the student's library. */
export const ofAnswers = (deps: MediaDeps): MediaDeps => ({ ...deps, purpose: "answer" });

/**
 * Starts the upload of a file for a question of the student's running attempt, or goes on with it. Its type is judged by the name
 * here and by the content once it has arrived.
 * @throws AppError RULE_BROKEN "media.not_accepted", "storage.too_large", "assessment.too_many_files" and those of `filesTakenBy`;
 * whatever `startUpload` refuses
 */
export async function startAnswerFile(
  deps: MediaDeps,
  { attemptId, questionVersionId, ...upload }: StartAnswerFile,
): Promise<UploadPlan> {
  const place = { attemptId, questionVersionId };
  const { accepts, maxBytes } = await filesTakenBy(deps.db, place, deps.now());
  const { sizeBytes } = upload;
  if (sizeBytes > maxBytes) throw new AppError("RULE_BROKEN", "storage.too_large", { maxBytes, sizeBytes });
  const name = cleanName(upload.name);
  if (!isAccepted(accepts, { mimeType: null, name })) throw new AppError("RULE_BROKEN", "media.not_accepted", { name });
  const known = await deps.db.answerFile.findUnique({ where: { id: upload.uploadId } });
  if (!known && (await deps.db.answerFile.count({ where: place })) >= mostBrought)
    throw new AppError("RULE_BROKEN", "assessment.too_many_files");
  const plan = await startUpload(ofAnswers(deps), upload);
  await deps.db.answerFile.createMany({
    data: { id: upload.uploadId, ...place, name, createdAt: deps.now() },
    skipDuplicates: true,
  });
  await assertBroughtTo(deps, attemptId, upload.uploadId);
  return { ...plan, file: plan.file && { ...plan.file, id: upload.uploadId } };
}

/** @throws AppError NOT_FOUND "storage.no_upload", RULE_BROKEN "assessment.already_ended", "assessment.time_is_over" */
export async function signAnswerParts(
  deps: MediaDeps,
  { attemptId, ...parts }: SignParts & { attemptId: string },
): Promise<SignedPart[]> {
  await assertBroughtTo(deps, attemptId, parts.uploadId);
  await assertRunning(deps.db, attemptId, deps.now());
  return signParts(ofAnswers(deps), parts);
}

/**
 * Makes a file of what has arrived, unless the attempt is over by then: what is late is no part of any answer, and the next sweep
 * deletes it. Its id is that of the upload, by which an answer names it. Safe to repeat.
 */
export async function completeAnswerFile(
  deps: MediaDeps,
  { attemptId, uploadId }: { attemptId: string; uploadId: string },
): Promise<MediaFile> {
  const { questionVersionId } = await assertBroughtTo(deps, attemptId, uploadId);
  const { accepts } = await filesTakenBy(deps.db, { attemptId, questionVersionId }, deps.now());
  const stored = await completeUpload(ofAnswers(deps), { uploadId }, (mimeType, name) =>
    isAccepted(accepts, { mimeType, name }) ? null : "media.not_accepted",
  ).catch(async (error: unknown) => {
    if (isAppError(error) && (contentRefusals as readonly string[]).includes(error.reason))
      await deps.db.answerFile.updateMany({ where: { id: uploadId }, data: { isRefused: true } });
    throw error;
  });
  await deps.db.answerFile.updateMany({ where: { id: uploadId, fileId: null }, data: { fileId: stored.id } });
  return { ...stored, id: uploadId };
}

/** Gives an upload up. What is stored already stays until the sweep, since the answer may name it. */
export async function cancelAnswerFile(
  deps: MediaDeps,
  { attemptId, uploadId }: { attemptId: string; uploadId: string },
): Promise<{ cancelled: boolean }> {
  const canceled = await cancelUpload(ofAnswers(deps), { uploadId });
  if (canceled.cancelled)
    await deps.db.answerFile.deleteMany({
      where: { id: uploadId, attemptId, fileId: null, attempt: { userId: deps.actor.id } },
    });
  return canceled;
}

async function assertBroughtTo({ db, actor }: MediaDeps, attemptId: string, id: string) {
  const brought = await db.answerFile.findFirst({
    where: { id, attemptId, attempt: { userId: actor.id } },
    select: { questionVersionId: true },
  });
  if (!brought) throw new AppError("NOT_FOUND", "storage.no_upload");
  return brought;
}
