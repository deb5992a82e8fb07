import "server-only";
import { buffer } from "node:stream/consumers";
import type { LessonSource } from "@/features/learning/server/read-lesson";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";

interface Spoken extends Pick<LessonSource, "captions" | "videoFile"> {
  /** What its author wrote. */
  transcript: string | null;
  /** Of the course. */
  language: string;
}

/** Longer captions than of a video of many hours are none that anyone reads. */
const mostBytes = 2_000_000;

const isSameLanguage = (one: string, other: string): boolean =>
  one.split("-")[0]?.toLowerCase() === other.split("-")[0]?.toLowerCase();

/** What is said in a lesson's video: the author's own words, else those of its captions, in the course's language if there are such. */
export async function readTranscript({
  transcript,
  language,
  captions,
  videoFile,
}: Spoken): Promise<LessonSource["transcript"]> {
  if (transcript) return { text: transcript, language };
  const track = captions.find((one) => isSameLanguage(one.language, language)) ?? captions[0];
  if (!track || !videoFile || track.file.sizeBytes > mostBytes) return null;
  try {
    const opened = await getStorage().open(track.file.storageKey);
    return opened && { text: (await buffer(opened.stream)).toString("utf8"), language: track.language };
  } catch (error) {
    // The lesson is there without it, as its video would be.
    logger.warn({ err: error, fileId: track.file.id }, "captions could not be read");
    return null;
  }
}
