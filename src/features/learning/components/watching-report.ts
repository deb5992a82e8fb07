import type { WatchedPart } from "@/features/learning/schema";

/** Seconds of playing between two reports. */
export const reportEvery = 10;

/** What is left to say of a video while the page goes away: handed to the browser, which sends it whatever becomes of the page. */
export function sendOnLeaving(report: WatchedPart & { slug: string; lessonId: string }): void {
  const data = new Blob([JSON.stringify(report)], { type: "application/json" });
  navigator.sendBeacon("/api/trpc/learning.saveWatching", data);
}
