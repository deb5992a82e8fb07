import type { Anchor } from "@/features/notebook/schema";
import { markedPassage } from "./lesson-text";

export const lessonFilm = (): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>(".leaf > .film video");

/** The second of the line of the transcript in which something is marked. */
function markedSecond(): number | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const line = selection.anchorNode?.parentElement?.closest(".leaf > .transcript li");
  const seconds = /^#t=(\d+)$/.exec(line?.querySelector("a")?.getAttribute("href") ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** What a note that is begun now is about: the marked passage, else the film's second, else all of the lesson. */
export function anchorHere(): Anchor {
  const passage = markedPassage();
  if (passage) return { kind: "passage", passage };
  const seconds = markedSecond() ?? lessonFilm()?.currentTime;
  return seconds === undefined ? { kind: "lesson" } : { kind: "second", seconds: Math.floor(seconds) };
}

export function goToSecond(seconds: number): void {
  const film = lessonFilm();
  if (!film) return;
  const seek = () => {
    film.currentTime = seconds;
  };
  if (film.readyState >= 1) seek();
  else film.addEventListener("loadedmetadata", () => setTimeout(seek), { once: true });
  film.scrollIntoView({ block: "center" });
}
