import "server-only";
import type { LessonAccess, LessonAccessFacts } from "@/features/learning/rules";
import { mayDownload } from "@/features/learning/rules";
import type { LessonSource } from "@/features/learning/server/read-lesson";
import { parseTranscript, type TranscriptLine } from "@/features/learning/transcript";
import { linkToShow } from "@/features/media/server/file-links";
import { type Embed, embedFor } from "@/lib/embed-hosts";

export interface StoredVideo {
  kind: "stored";
  src: string;
  mimeType: string;
  durationSeconds: number | null;
  captions: { src: string; language: string; label: string }[];
}

/** A video or an exercise of another service that the student starts, or a plain link where it cannot be shown here. */
export type Elsewhere = { kind: "embed"; embed: Embed } | { kind: "link"; url: string; host: string };

export interface ShownResource {
  id: string;
  title: string;
  type: string;
  description: string;
  minutes: number | null;
  sizeBytes: number | null;
  fileName: string | null;
  isPremium: boolean;
  /** False: a premium resource that the viewer's tier does not open. */
  isOpen: boolean;
}

export function elsewhere(address: string | null): Elsewhere | null {
  if (!address) return null;
  const embed = embedFor(address);
  if (embed) return { kind: "embed", embed };
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:"
    ? { kind: "link", url: url.href, host: url.hostname }
    : null;
}

export async function showVideo(lesson: LessonSource): Promise<StoredVideo | Elsewhere | null> {
  const { videoFile } = lesson;
  if (!videoFile) return elsewhere(lesson.videoUrl);
  const [src, ...captions] = await Promise.all([
    linkToShow(videoFile),
    ...lesson.captions.map(async ({ file, language, label }) => ({ src: await linkToShow(file), language, label })),
  ]);
  return { kind: "stored", src, mimeType: videoFile.mimeType, durationSeconds: lesson.videoSeconds, captions };
}

/** `language` of its lines (BCP 47); null without any. */
export interface Transcript {
  lines: TranscriptLine[];
  language: string | null;
}

export function showTranscript({ transcript }: Pick<LessonSource, "transcript">): Transcript {
  return transcript
    ? { lines: parseTranscript(transcript.text), language: transcript.language }
    : { lines: [], language: null };
}

/** What a lesson's resources are; their addresses are given out one by one, when asked for. */
export function showResources(
  lesson: LessonSource,
  { body }: LessonAccess,
  viewer: LessonAccessFacts["viewer"],
): ShownResource[] {
  if (body !== "content") return [];
  return lesson.resources.map((resource) => ({
    id: resource.id,
    title: resource.title,
    type: resource.type,
    description: resource.description,
    minutes: resource.minutes,
    sizeBytes: resource.file?.sizeBytes ?? null,
    fileName: resource.file?.name ?? null,
    isPremium: resource.isPremium,
    isOpen: mayDownload(resource.isPremium, body, viewer),
  }));
}
