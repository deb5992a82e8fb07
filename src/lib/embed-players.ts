/** What a video in a frame of another service tells about itself. */
export type PlayerNews =
  | { kind: "ready" }
  | { kind: "position"; atSeconds: number; durationSeconds: number | null; isResting: boolean };

/**
 * How to speak with the player in such a frame, over `postMessage` and without the service's script: as both publish it,
 * https://developers.google.com/youtube/iframe_api_reference and https://github.com/vimeo/player.js.
 */
export interface EmbedPlayer {
  /** The only origin whose messages count, and the only one that is written to. */
  origin: string;
  /** Address of the frame that speaks with a page of `pageOrigin`, and starts at this second; at 0 where the author has it begin. */
  addressFor: (frame: { pageOrigin: string; atSeconds: number }) => string;
  /** What asks it to tell where it is; to be repeated until it has said anything. */
  greetings: readonly string[];
  /** Null for what is no news, or not of the shape that is known. */
  read: (data: unknown) => PlayerNews | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** Longer than any video: a number beyond it is no second of one. */
const mostSeconds = 200_000;

const secondsIn = (value: unknown): number | null =>
  typeof value === "number" && value >= 0 && value <= mostSeconds ? value : null;

function fieldsOf(data: unknown): Fields | null {
  if (isFields(data)) return data;
  if (typeof data !== "string" || !data.startsWith("{")) return null;
  try {
    const read: unknown = JSON.parse(data);
    return isFields(read) ? read : null;
  } catch {
    return null;
  }
}

function positionOf(at: unknown, duration: unknown, isResting: boolean): PlayerNews | null {
  const atSeconds = secondsIn(at);
  return atSeconds === null
    ? null
    : { kind: "position", atSeconds, durationSeconds: secondsIn(duration) || null, isResting };
}

/** Of YouTube's states: ended and paused. */
const restingStates: readonly unknown[] = [0, 2];

/** News holds only what changed, so what was said before is remembered: one reader a frame. */
function youtubeReader(): EmbedPlayer["read"] {
  let duration: unknown = null;
  return (data) => {
    const message = fieldsOf(data);
    if (message?.event !== "infoDelivery" && message?.event !== "initialDelivery") return null;
    if (!isFields(message.info)) return null;
    duration = message.info.duration ?? duration;
    return positionOf(message.info.currentTime, duration, restingStates.includes(message.info.playerState));
  };
}

function readVimeo(data: unknown): PlayerNews | null {
  const message = fieldsOf(data);
  if (message?.event === "ready") return { kind: "ready" };
  if (message?.event !== "timeupdate" && message?.event !== "pause") return null;
  if (!isFields(message.data)) return null;
  return positionOf(message.data.seconds, message.data.duration, message.event === "pause");
}

/** The player behind the address of a frame, or null where the service has none that tells where it is. */
export function embedPlayerOf(src: string): EmbedPlayer | null {
  const url = new URL(src);
  if (url.origin === "https://www.youtube-nocookie.com") {
    return {
      origin: url.origin,
      addressFor: ({ pageOrigin, atSeconds }) => {
        url.searchParams.set("enablejsapi", "1");
        url.searchParams.set("origin", pageOrigin);
        if (atSeconds >= 1) url.searchParams.set("start", String(Math.floor(atSeconds)));
        return url.href;
      },
      greetings: [JSON.stringify({ event: "listening", id: 1, channel: "widget" })],
      read: youtubeReader(),
    };
  }
  if (url.origin === "https://player.vimeo.com") {
    return {
      origin: url.origin,
      addressFor: ({ atSeconds }) => {
        if (atSeconds >= 1) url.hash = `t=${Math.floor(atSeconds)}s`;
        return url.href;
      },
      greetings: ["timeupdate", "pause"].map((value) => JSON.stringify({ method: "addEventListener", value })),
      read: readVimeo,
    };
  }
  return null;
}
