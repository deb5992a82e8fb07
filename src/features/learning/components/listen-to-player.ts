import type { EmbedPlayer, PlayerNews } from "@/lib/embed-players";

export type Position = Extract<PlayerNews, { kind: "position" }>;

/** Milliseconds between two greetings to a player that has said nothing yet, and how many it gets. */
const greetEvery = 250;
const mostGreetings = 20;

interface Listening {
  /** Holds the frame, once the student has started it. */
  holder: HTMLElement;
  player: EmbedPlayer;
  onPosition: (position: Position) => void;
}

/** Whether a message comes from the player in this frame, and not from another window or from what its window shows by now. */
export const isFromPlayer = (
  message: Pick<MessageEvent, "source" | "origin">,
  frame: Window | null | undefined,
  player: Pick<EmbedPlayer, "origin">,
): boolean => Boolean(frame) && message.source === frame && message.origin === player.origin;

/** Greets the player once its frame has loaded, and hears what it tells. Returns how to stop. */
export function listenToPlayer({ holder, player, onPosition }: Listening): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const frame = () => holder.querySelector("iframe")?.contentWindow;
  const greet = () => {
    for (const words of player.greetings) frame()?.postMessage(words, player.origin);
  };
  const loaded = () => {
    clearInterval(timer);
    greet();
    let greeted = 1;
    timer = setInterval(() => {
      greet();
      greeted += 1;
      if (greeted >= mostGreetings) clearInterval(timer);
    }, greetEvery);
  };
  const hear = (message: MessageEvent) => {
    if (!isFromPlayer(message, frame(), player)) return;
    clearInterval(timer);
    const news = player.read(message.data);
    if (news?.kind === "ready") greet();
    if (news?.kind === "position") onPosition(news);
  };
  // The load of a frame does not bubble.
  holder.addEventListener("load", loaded, true);
  window.addEventListener("message", hear);
  return () => {
    clearInterval(timer);
    holder.removeEventListener("load", loaded, true);
    window.removeEventListener("message", hear);
  };
}
