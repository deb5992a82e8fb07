import "server-only";
import * as z from "zod";
import { hasWatchedEnough, mergeRanges, type WatchedRange, watchedSeconds } from "@/features/learning/rules";
import type { WatchedPart } from "@/features/learning/schema";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import { lockEnrollment } from "@/features/learning/server/enrollment-progress";
import type { OwnLesson } from "@/features/learning/server/own-lesson";
import type { Deps } from "@/server/trpc/context";

export const WatchedSoFar = z.object({
  watchedRanges: z.array(z.tuple([z.number(), z.number()]).readonly()),
  isCompleted: z.boolean(),
  /** True when this report made the course complete. */
  isCourseComplete: z.boolean(),
});
export type WatchedSoFar = z.infer<typeof WatchedSoFar>;

/**
 * Keeps where a video is and which seconds of it were played; sending the same again changes nothing, and seconds once
 * watched stay watched. Crossing nine tenths completes the lesson, unless an assessment decides that.
 */
export async function saveWatching({ db, now }: Deps, own: OwnLesson, part: WatchedPart): Promise<WatchedSoFar> {
  const at = now();
  const { enrollmentId, lessonId } = own;
  const duration = own.lesson.videoSeconds ?? part.durationSeconds;
  return db.$transaction(async (tx) => {
    await lockEnrollment(tx, enrollmentId, at);
    const where = { enrollmentId_lessonId: { enrollmentId, lessonId } };
    const before = await tx.lessonProgress.findUnique({
      where,
      select: { watchedRanges: true, watchedSeconds: true, completedAt: true },
    });
    const ranges = mergeRanges((before?.watchedRanges ?? []) as unknown as WatchedRange[], part.ranges, duration);
    const seconds = watchedSeconds(ranges);
    // Not when it was last heard of: active time is measured from there, and a video reports more often than a page.
    const data = {
      // A player of another service may not say how long its video is.
      positionSeconds: duration > 0 ? Math.min(part.positionSeconds, duration) : part.positionSeconds,
      watchedRanges: ranges.map((range) => [...range]),
      watchedSeconds: seconds,
      ...(before?.completedAt || duration === 0 ? {} : { percentage: Math.min(100, (seconds / duration) * 100) }),
    };
    await tx.lessonProgress.upsert({
      where,
      create: { enrollmentId, lessonId, ...data, lastAccessedAt: at },
      update: data,
    });
    const crossed =
      own.completedBy === "learner-or-video" &&
      !before?.completedAt &&
      hasWatchedEnough(seconds, duration) &&
      !hasWatchedEnough(before?.watchedSeconds ?? 0, duration);
    if (!crossed) return { watchedRanges: ranges, isCompleted: Boolean(before?.completedAt), isCourseComplete: false };
    const progress = await completeLesson(tx, { enrollmentId, lessonId, cause: "VIDEO", at });
    return { watchedRanges: ranges, isCompleted: true, isCourseComplete: progress.isNewlyComplete };
  });
}
