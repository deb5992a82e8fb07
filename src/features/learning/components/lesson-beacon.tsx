"use client";
import { useEffect } from "react";
import { placeIn } from "@/features/learning/reading-place";
import { goToBlock, textOfLesson } from "./lesson-text";

/** Without a movement for this long the student is taken to be away. In milliseconds. */
const idleAfter = 90_000;
const reportEvery = 60_000;
/** Of what stays at the top of the window, and a line of text. In pixels. */
const barHeight = 96;

function tell(procedure: "open" | "noteStudy", body: object): void {
  const data = new Blob([JSON.stringify(body)], { type: "application/json" });
  navigator.sendBeacon(`/api/trpc/learning.${procedure}`, data);
}

function placeOfReader() {
  const text = textOfLesson();
  if (!text) return null;
  const blocks = [...text.children].map((block) => block.getBoundingClientRect());
  return placeIn(text.getBoundingClientRect(), blocks, barHeight);
}

interface Props {
  slug: string;
  lessonId: string;
  /** The block at which its reader stopped. */
  readingBlock: number | null;
}

/**
 * Says that the lesson was opened, and from time to time how long someone was active on it and where in its text they are.
 * Looking in leaves no other trace. Links to #here lead to where the reader stopped.
 */
export function LessonBeacon({ slug, lessonId, readingBlock }: Props) {
  useEffect(() => {
    if (readingBlock === null) return;
    const go = (event: MouseEvent) => {
      if (!(event.target as Element).closest?.('a[href="#here"]')) return;
      event.preventDefault();
      goToBlock(readingBlock);
    };
    // After the browser has put the new page to its top.
    const frame = location.hash === "#here" ? requestAnimationFrame(() => goToBlock(readingBlock)) : 0;
    document.addEventListener("click", go);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("click", go);
    };
  }, [readingBlock]);
  useEffect(() => {
    tell("open", { slug, lessonId });
    let movedAt = Date.now();
    let seconds = 0;
    // A look at the top of the page is no reason to forget the place further down.
    let hasScrolled = false;
    const move = ({ type }: Event) => {
      movedAt = Date.now();
      hasScrolled ||= type === "scroll";
    };
    const report = () => {
      const place = hasScrolled ? placeOfReader() : null;
      if (seconds > 0) tell("noteStudy", { slug, lessonId, activeSeconds: Math.min(seconds, 300), place });
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
