const player = (): HTMLVideoElement | null => document.querySelector<HTMLVideoElement>(".article > .video video");

/** Where the video of the lesson is; null before its first second, and where there is none. */
export function videoPosition(): number | null {
  const second = Math.floor(player()?.currentTime ?? 0);
  return second > 0 ? second : null;
}

export function goToSecond(second: number): void {
  const video = player();
  if (!video) return;
  const seek = () => {
    video.currentTime = second;
  };
  if (video.readyState >= 1) seek();
  else video.addEventListener("loadedmetadata", () => setTimeout(seek), { once: true });
  video.scrollIntoView({ block: "center" });
}
