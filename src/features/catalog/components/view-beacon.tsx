"use client";
import { useEffect } from "react";

/** Says once, after the page is shown, that someone looks at this course. Cached pages are counted like fresh ones. */
export function ViewBeacon({ courseId }: { courseId: string }) {
  useEffect(() => {
    if (document.visibilityState === "hidden") return;
    const body = new Blob([JSON.stringify({ courseId })], { type: "application/json" });
    navigator.sendBeacon("/api/trpc/catalog.countView", body);
  }, [courseId]);
  return null;
}
