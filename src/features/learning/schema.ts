import * as z from "zod";
import { seenAs } from "@/features/authoring/lesson/rules";

const toThousandths = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Postgres refuses to calculate with fractions that are nearly nothing. */
const seconds = z.number().min(0).max(200_000).transform(toThousandths);

/** What a player reports: where it is, and which seconds were played since the last report. */
export const WatchedPart = z.object({
  positionSeconds: seconds,
  /** As the player knows it; the server's own figure, where there is one, is above it. */
  durationSeconds: seconds,
  ranges: z.array(z.tuple([seconds, seconds])).max(300),
});
export type WatchedPart = z.infer<typeof WatchedPart>;

export const LabCheck = z.object({ index: z.number().int().min(0).max(500), isDone: z.boolean() });
export type LabCheck = z.infer<typeof LabCheck>;

export const ResourceRef = z.object({ resourceId: z.uuid() });

/** A file that a lesson's text links to, by its path in the course. */
export const FileInText = z.object({ path: z.string().min(1).max(1_000) });

/** Where in a lesson's text its reader is: the block at the top of the window, from 0 on, and the share of the text above it. */
const ReadingPlace = z.object({
  block: z.int().min(0).max(10_000),
  /** As exact as a place in a text can be. */
  share: z.number().min(0).max(1).transform(toThousandths),
});
export type ReadingPlace = z.infer<typeof ReadingPlace>;

/** Seconds that a student was active on a page since the last report, and where they are by now. */
export const StudiedTime = z.object({
  activeSeconds: z.number().int().min(1).max(300),
  place: ReadingPlace.nullable().default(null),
});
export type StudiedTime = z.infer<typeof StudiedTime>;

/** A lesson of the draft that a preview link leads to. */
export const PreviewedLesson = z.object({ lessonId: z.uuid() });
export const PreviewMove = z.object({ toVersionId: z.uuid(), fromVersionId: z.uuid().nullable().default(null) });
export const PreviewModuleMove = z.object({ moduleId: z.uuid() });
export const OwnVersion = z.object({ versionId: z.uuid() });

/** A lesson of the newest version, through the eyes of such a viewer. */
export const LessonSeenAs = z.object({ lessonId: z.uuid(), viewer: z.enum(seenAs) });
