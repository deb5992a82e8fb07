import "server-only";
import { buffer } from "node:stream/consumers";
import type { CaptionedVideo } from "@/features/media/schema";
import { linkToShow } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import type { Storage } from "@/server/storage/storage";
import type { Deps } from "@/server/trpc/context";

const file = { select: { id: true, storageKey: true, originalName: true, mimeType: true } } as const;

/** What is said in a lesson's video, in the draft if there is one, else in what is live. @throws AppError NOT_FOUND */
export async function listCaptions(
  { db, storage }: Pick<Deps, "db"> & { storage: Storage },
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<CaptionedVideo> {
  const [lesson] = await db.lessonVersion.findMany({
    where: { lessonId, version: { courseId } },
    orderBy: { version: { number: "desc" } },
    take: 1,
    select: {
      videoFile: file,
      captions: { orderBy: { language: "asc" }, select: { language: true, label: true, file } },
    },
  });
  if (!lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const { videoFile: video } = lesson;
  const facts = video && { storageKey: video.storageKey, name: video.originalName, mimeType: video.mimeType };
  return {
    video: facts && { src: await linkToShow(facts), mimeType: facts.mimeType },
    tracks: await Promise.all(
      lesson.captions.map(async ({ language, label, file: { id, storageKey } }) => {
        const opened = await storage.open(storageKey);
        return { language, label, fileId: id, source: opened ? (await buffer(opened.stream)).toString("utf8") : "" };
      }),
    ),
  };
}
