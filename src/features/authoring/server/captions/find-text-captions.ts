import "server-only";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import { findRecordings, type Recording } from "@/features/editor/document/recordings";
import { coursePath } from "@/features/media/course-path";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

const file = { select: { id: true, storageKey: true, originalName: true, mimeType: true, sha256: true } } as const;

/** A recording in one of a lesson's texts, with its file and that of its captions where the version has them. */
export interface TextCaptions {
  recording: Recording;
  video: TextFile | null;
  captions: (TextFile & { path: string }) | null;
}

interface TextFile {
  id: string;
  storageKey: string;
  originalName: string;
  mimeType: string;
  sha256: string;
}

/** The code that stands for a language that is not said (BCP 47). */
export const languageOf = ({ captions }: Recording): string => captions?.language || "und";

/** @throws AppError NOT_FOUND where no text of the lesson shows a recording of this path. */
export async function findTextCaptions(
  tx: Tx,
  versionId: string,
  texts: LessonTexts,
  path: string,
): Promise<TextCaptions> {
  const recordings = [texts.content, texts.registeredContent, texts.guestContent].flatMap(findRecordings);
  const recording = recordings.find((one) => one.path === path);
  if (!recording) throw new AppError("NOT_FOUND", "common.not_found");
  const [videoPath, captionsPath] = [coursePath(path), coursePath(recording.captions?.path ?? "")];
  const files = await tx.courseFile.findMany({
    where: { versionId, path: { in: [videoPath, captionsPath].flatMap((one) => one ?? []) } },
    take: 2,
    select: { path: true, file },
  });
  const fileAt = (wanted: string | null) => files.find((one) => one.path === wanted)?.file ?? null;
  const captions = fileAt(captionsPath);
  return {
    recording,
    video: fileAt(videoPath),
    captions: captions && captionsPath ? { ...captions, path: captionsPath } : null,
  };
}
