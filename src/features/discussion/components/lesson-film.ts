const film = (): HTMLVideoElement | null => document.querySelector<HTMLVideoElement>(".leaf > .film video");

/** Where the film of the lesson stands; null before its first second, and where there is none. */
export function filmSecond(): number | null {
  const second = Math.floor(film()?.currentTime ?? 0);
  return second > 0 ? second : null;
}

export function goToSecond(second: number): void {
  const video = film();
  if (!video) return;
  const seek = () => {
    video.currentTime = second;
  };
  if (video.readyState >= 1) seek();
  else video.addEventListener("loadedmetadata", () => setTimeout(seek), { once: true });
  video.scrollIntoView({ block: "center" });
}
