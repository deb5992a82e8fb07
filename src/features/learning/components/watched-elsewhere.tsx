"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { api } from "@/components/api/client";
import { listenToPlayer, type Position } from "@/features/learning/components/listen-to-player";
import { reportEvery, sendOnLeaving } from "@/features/learning/components/watching-report";
import { embedPlayerOf } from "@/lib/embed-players";

interface WatchedElsewhereProps {
  slug: string;
  lessonId: string;
  src: string;
  positionSeconds: number | null;
  /** The figure that holds the video, which loads when the student starts it. */
  children: ReactNode;
}

/** Nearly at the end, in seconds, one starts again, as with a video of ours. */
const nearTheEnd = 5;

/**
 * Keeps where a video of another service is, as far as its player tells, and has it begin there. Nothing is asked of that
 * service before the student starts the video. What was watched is not counted: such a video is completed by hand.
 */
export function WatchedElsewhere({ slug, lessonId, src, positionSeconds, children }: WatchedElsewhereProps) {
  const holder = useRef<HTMLDivElement>(null);
  const begun = useRef(positionSeconds ?? 0);

  useEffect(() => {
    const player = embedPlayerOf(src);
    const figure = holder.current?.querySelector<HTMLElement>("[data-embed]");
    if (!figure || !player) return;
    let latest: Position | null = null;
    let reported = begun.current;
    figure.dataset.embed = player.addressFor({ pageOrigin: window.location.origin, atSeconds: reported });

    const take = () => {
      if (!latest || Math.abs(latest.atSeconds - reported) < 1) return null;
      const { atSeconds, durationSeconds } = latest;
      reported = atSeconds;
      const isNearTheEnd = durationSeconds !== null && atSeconds > durationSeconds - nearTheEnd;
      return {
        slug,
        lessonId,
        positionSeconds: isNearTheEnd ? 0 : atSeconds,
        durationSeconds: durationSeconds ?? 0,
        ranges: [],
      };
    };
    const report = async () => {
      const part = take();
      // What does not arrive is outdone by the next report.
      if (part) await api.learning.saveWatching.mutate(part).catch(() => undefined);
    };
    const leave = () => {
      const part = document.visibilityState === "hidden" ? take() : null;
      if (part) sendOnLeaving(part);
    };
    const stopListening = listenToPlayer({
      holder: figure,
      player,
      onPosition: (position) => {
        latest = position;
        if (position.isResting || Math.abs(position.atSeconds - reported) >= reportEvery) void report();
      },
    });
    document.addEventListener("visibilitychange", leave);
    return () => {
      stopListening();
      document.removeEventListener("visibilitychange", leave);
      void report();
    };
  }, [slug, lessonId, src]);

  return <div ref={holder}>{children}</div>;
}
