"use client";
import { useEffect } from "react";

/** Without a movement for this long the learner is taken to be away. In milliseconds. */
const idleAfter = 90_000;
const reportEvery = 60_000;

function tell(procedure: "open" | "noteStudy", body: object): void {
  const data = new Blob([JSON.stringify(body)], { type: "application/json" });
  navigator.sendBeacon(`/api/trpc/learning.${procedure}`, data);
}

/** Says that the lesson was opened, and from time to time how long somebody was active on it. Looking in leaves no other trace. */
export function LessonBeacon({ slug, lessonId }: { slug: string; lessonId: string }) {
  useEffect(() => {
    tell("open", { slug, lessonId });
    let movedAt = Date.now();
    let seconds = 0;
    const move = () => {
      movedAt = Date.now();
    };
    const report = () => {
      if (seconds > 0) tell("noteStudy", { slug, lessonId, activeSeconds: Math.min(seconds, 300) });
      seconds = 0;
    };
    const second = setInterval(() => {
      const isPlaying = [...document.querySelectorAll("video, audio")].some(
        (node) => !(node as HTMLMediaElement).paused,
      );
      if (document.visibilityState === "visible" && (isPlaying || Date.now() - movedAt < idleAfter)) seconds += 1;
    }, 1_000);
    const minute = setInterval(report, reportEvery);
    const events = ["pointermove", "keydown", "scroll", "touchstart"] as const;
    for (const name of events) addEventListener(name, move, { passive: true });
    addEventListener("pagehide", report);
    document.addEventListener("visibilitychange", report);
    return () => {
      clearInterval(second);
      clearInterval(minute);
      for (const name of events) removeEventListener(name, move);
      removeEventListener("pagehide", report);
      document.removeEventListener("visibilitychange", report);
      report();
    };
  }, [slug, lessonId]);
  return null;
}
