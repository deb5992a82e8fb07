import type { Anchor } from "@/features/notebook/schema";
import { markedPassage } from "./lesson-text";

export const lessonVideo = (): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>(".article > .video video");

/** The second of the line of the transcript in which something is marked. */
function markedSecond(): number | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const line = selection.anchorNode?.parentElement?.closest(".article > .transcript li");
  const seconds = /^#t=(\d+)$/.exec(line?.querySelector("a")?.getAttribute("href") ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** What a note that is started now is about: the marked passage, else the video's second, else all of the lesson. */
export function anchorHere(): Anchor {
  const passage = markedPassage();
  if (passage) return { kind: "passage", passage };
  const seconds = markedSecond() ?? lessonVideo()?.currentTime;
  return seconds === undefined ? { kind: "lesson" } : { kind: "second", seconds: Math.floor(seconds) };
}

export function goToSecond(seconds: number): void {
  const video = lessonVideo();
  if (!video) return;
  const seek = () => {
    video.currentTime = seconds;
  };
  if (video.readyState >= 1) seek();
  else video.addEventListener("loadedmetadata", () => setTimeout(seek), { once: true });
  video.scrollIntoView({ block: "center" });
}
