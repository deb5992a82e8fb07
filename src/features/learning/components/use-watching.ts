"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { reportEvery, sendOnLeaving } from "@/features/learning/components/watching-report";
import { mergeRanges, type WatchedRange } from "@/features/learning/rules";

interface Watching {
  slug: string;
  lessonId: string;
  /** False where nothing is kept: guests, and staff looking in. */
  isKept: boolean;
  watchedRanges: readonly WatchedRange[];
  isCompleted: boolean;
  onCompleted: () => void;
}

/**
 * Follows a player: which seconds were really played, told to the server every few seconds, on each pause and on leaving.
 * What could not be sent stays in the next report. Returns the ranges watched so far, for the strip.
 */
export function useWatching(player: RefObject<HTMLVideoElement | null>, watching: Watching): readonly WatchedRange[] {
  const [ranges, setRanges] = useState(watching.watchedRanges);
  const latest = useRef(watching);
  latest.current = watching;

  useEffect(() => {
    const video = player.current;
    if (!video) return;
    const { slug, lessonId, isKept } = latest.current;
    let unsent: WatchedRange[] = [];
    let last: number | null = null;
    let sinceReport = 0;
    let isDone = latest.current.isCompleted;

    const take = (): WatchedRange[] => {
      const part = unsent;
      unsent = [];
      sinceReport = 0;
      return part;
    };
    const body = (part: WatchedRange[]) => ({
      slug,
      lessonId,
      positionSeconds: video.currentTime,
      durationSeconds: video.duration || 0,
      ranges: part.map(([from, to]): [number, number] => [from, to]),
    });
    const report = async () => {
      if (!isKept || unsent.length === 0) return;
      const part = take();
      try {
        const kept = await api.learning.saveWatching.mutate(body(part));
        if (kept.isCompleted && !isDone) {
          isDone = true;
          latest.current.onCompleted();
        }
      } catch {
        unsent = mergeRanges(unsent, part, Number.POSITIVE_INFINITY);
      }
    };
    const played = () => {
      const now = video.currentTime;
      const step = last === null ? 0 : now - last;
      // A larger step is a jump, not playing: at most one second at double speed is between two events.
      if (!video.seeking && step > 0 && step < 3) {
        const part: WatchedRange = [now - step, now];
        unsent = mergeRanges(unsent, [part], video.duration || now);
        setRanges((before) => mergeRanges(before, [part], video.duration || now));
        sinceReport += step;
      }
      last = now;
      if (sinceReport >= reportEvery) void report();
    };
    const jump = () => {
      last = null;
    };
    const settle = () => {
      last = video.currentTime;
    };
    const pause = () => void report();
    const leave = () => {
      if (!isKept || document.visibilityState !== "hidden" || unsent.length === 0) return;
      sendOnLeaving(body(take()));
    };
    video.addEventListener("timeupdate", played);
    video.addEventListener("seeking", jump);
    video.addEventListener("seeked", settle);
    video.addEventListener("play", settle);
    video.addEventListener("pause", pause);
    video.addEventListener("ended", pause);
    document.addEventListener("visibilitychange", leave);
    return () => {
      video.removeEventListener("timeupdate", played);
      video.removeEventListener("seeking", jump);
      video.removeEventListener("seeked", settle);
      video.removeEventListener("play", settle);
      video.removeEventListener("pause", pause);
      video.removeEventListener("ended", pause);
      document.removeEventListener("visibilitychange", leave);
      void report();
    };
  }, [player]);
  return ranges;
}
