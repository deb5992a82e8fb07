import "server-only";
import type { LessonTexts } from "@/features/authoring/lesson/schema";
import type { OpenDraft } from "@/features/courses/server/draft/edit-draft";
import { withCaptions } from "@/features/editor/document/recordings";
import type { CaptionTrack, SaveCaptions } from "@/features/media/schema";
import { attachFile } from "@/features/media/server/library/attach-file";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { findDraftLesson } from "../lesson/find-lesson";
import { readTexts, storeTexts } from "../lesson/store-texts";
import {
  type CaptionDeps,
  type CaptionFile,
  createCaptionRow,
  type PutCaptions,
  storeCaptionFile,
} from "./caption-file";
import { dropUnusedCaptionFile } from "./drop-unused-caption-file";
import { findTextCaptions, languageOf } from "./find-text-captions";

type TextInput = SaveCaptions & { video: string };

/**
 * Stores what is said in a video or a sound that is in a lesson's text. The text names the captions: where it names others
 * or none it is changed in that one place, as its author would change it.
 * @throws AppError as `saveCaptions` does; NOT_FOUND also where no text of the lesson shows that video.
 */
export async function saveTextCaptions(
  deps: CaptionDeps,
  { courseId, ...input }: TextInput & { courseId: string },
): Promise<CaptionTrack> {
  const { language, label, source } = input;
  const byId = deps.actor.id;
  const saved = await storeCaptionFile(deps, { courseId, source }, (tx, draft, file) =>
    put(tx, draft, { file, input, byId }),
  );
  return { language, label, ...saved };
}

async function put(
  tx: Tx,
  draft: OpenDraft,
  { file, input, byId }: { file: CaptionFile; input: TextInput; byId: string | null },
): Promise<PutCaptions> {
  const { versionId, at } = draft;
  const { lessonId, language, video } = input;
  const { id } = await findDraftLesson(tx, versionId, lessonId);
  const texts = await readTexts(tx, id);
  const { recording, captions: known } = await findTextCaptions(tx, versionId, texts, video);
  const isSameLanguage = known !== null && languageOf(recording) === language;
  if (known && isSameLanguage && known.sha256 === file.sha256) return { fileId: known.id, isNew: false, dropped: [] };
  if ((known?.id ?? null) !== input.seenFileId)
    throw new AppError("CONFLICT", "courses.edited_meanwhile", { language });
  await createCaptionRow(tx, file, nameFor(video, language), at);
  if (known && isSameLanguage)
    await tx.courseFile.update({
      where: { versionId_path: { versionId, path: known.path } },
      data: { fileId: file.id },
      select: { id: true },
    });
  else {
    const { path } = await attachFile(tx, { versionId, fileId: file.id });
    const after = namedIn(texts, video, { path, language });
    await storeTexts(tx, { ...draft, lessonId, byId }, { id, before: texts, after });
  }
  const dropped = known ? await dropUnusedCaptionFile(tx, known.id) : [];
  await takeBytes(tx, file.ownerId, Number(file.sizeBytes));
  return { fileId: file.id, isNew: true, dropped };
}

/** "media/clip.mp4" in German: "clip.de.vtt". */
const nameFor = (video: string, language: string): string =>
  `${(video.split("/").at(-1) ?? video).replace(/\.[^.]*$/, "")}.${language}.vtt`;

/** The texts with the video's captions named, or taken out, wherever it is. */
export function namedIn(
  { content, registeredContent, guestContent }: LessonTexts,
  video: string,
  captions: { path: string; language: string } | null,
): LessonTexts {
  return {
    content: withCaptions(content, video, captions),
    registeredContent: withCaptions(registeredContent, video, captions),
    guestContent: withCaptions(guestContent, video, captions),
  };
}
