import "server-only";
import { buffer } from "node:stream/consumers";
import type { CaptionedVideo } from "@/features/media/schema";
import { linkToShow } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import { languageName } from "@/lib/language-name";
import type { Storage } from "@/server/storage/storage";
import type { Deps } from "@/server/trpc/context";
import { findTextCaptions, languageOf } from "./find-text-captions";

/**
 * What is said in a video or a sound that is in a lesson's text, in the draft if there is one, else in what is live.
 * @throws AppError NOT_FOUND where no text of the lesson shows that video.
 */
export async function listTextCaptions(
  { db, storage, locale }: Pick<Deps, "db" | "locale"> & { storage: Storage },
  { courseId, lessonId, video: path }: { courseId: string; lessonId: string; video: string },
): Promise<CaptionedVideo> {
  const [lesson] = await db.lessonVersion.findMany({
    where: { lessonId, version: { courseId } },
    orderBy: { version: { number: "desc" } },
    take: 1,
    select: { versionId: true, content: true, registeredContent: true, guestContent: true },
  });
  if (!lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const { recording, video, captions } = await findTextCaptions(db, lesson.versionId, lesson, path);
  const facts = video && { storageKey: video.storageKey, name: video.originalName, mimeType: video.mimeType };
  const opened = captions && (await storage.open(captions.storageKey));
  const language = languageOf(recording);
  const track = captions && {
    language,
    label: languageName(language, locale),
    fileId: captions.id,
    source: opened ? (await buffer(opened.stream)).toString("utf8") : "",
  };
  return { video: facts && { src: await linkToShow(facts), mimeType: facts.mimeType }, tracks: track ? [track] : [] };
}
