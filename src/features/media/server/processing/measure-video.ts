import "server-only";
import { buffer } from "node:stream/consumers";
import { type IRangeRequestClient, tokenizer } from "@tokenizer/range";
import { parseFromTokenizer } from "music-metadata";
import type { Storage } from "@/server/storage/storage";
import { mp4Duration } from "./mp4-duration";

/** Sound whose header does not say how long it is has to be read to its end; a video never is. */
const MOST_SOUND_BYTES = 200 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** How long a video or a sound is, in whole seconds, by its header: a few ranges are read, not the video. Null if it does not say. */
export async function measureVideo(
  storage: Storage,
  file: { storageKey: string; mimeType: string; sizeBytes: number },
): Promise<number | null> {
  const isSound = file.mimeType.startsWith("audio/");
  if (!isSound && !file.mimeType.startsWith("video/")) return null;
  try {
    const isIso = /^(?:video|audio)\/(?:mp4|quicktime|x-m4[av])$/.test(file.mimeType);
    const header = isIso
      ? await mp4Duration((start, length) => readRange(storage, file, start, length), file.sizeBytes)
      : null;
    if (header !== null) return wholeSeconds(header);
    const source = await tokenizer(rangeClient(storage, file), { minimumChunkSize: CHUNK_BYTES });
    const { format } = await parseFromTokenizer(source, {
      duration: isSound && file.sizeBytes <= MOST_SOUND_BYTES,
      skipCovers: true,
      skipPostHeaders: true,
    });
    return format.duration && Number.isFinite(format.duration) ? wholeSeconds(format.duration) : null;
  } catch {
    // A video that tells nothing still plays.
    return null;
  }
}

const wholeSeconds = (seconds: number): number => Math.max(1, Math.round(seconds));

async function readRange(
  storage: Storage,
  file: { storageKey: string },
  start: number,
  length: number,
): Promise<Buffer> {
  const opened = await storage.open(file.storageKey, { start, end: start + length - 1 });
  if (!opened) throw new Error(`${file.storageKey} is not in storage`);
  return buffer(opened.stream);
}

function rangeClient(
  storage: Storage,
  file: { storageKey: string; mimeType: string; sizeBytes: number },
): IRangeRequestClient {
  return {
    abort: () => undefined,
    async getResponse(_method, range) {
      const [start, end] = range ?? [0, Math.min(CHUNK_BYTES, file.sizeBytes) - 1];
      const last = Math.min(end, file.sizeBytes - 1);
      const bytes = await readRange(storage, file, start, last - start + 1);
      return {
        acceptPartialRequests: true,
        size: file.sizeBytes,
        mimeType: file.mimeType,
        contentRange: { firstBytePosition: start, lastBytePosition: last, instanceLength: file.sizeBytes },
        arrayBuffer: async () => new Uint8Array(bytes),
      };
    },
  };
}
