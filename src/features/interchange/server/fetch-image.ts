import "server-only";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { FetchImage } from "@/features/interchange/server/carry-remote-images";
import { isAppError } from "@/lib/app-error";
import { fetchRemote } from "@/server/storage/fetch-remote";

const limits = { maxBytes: 20 * 1024 * 1024, timeoutMilliseconds: 10_000 };
/** All images of a course together; a course with hundreds on a slow server is not worth waiting for. */
const BUDGET_MILLISECONDS = 60_000;

const reasons: Readonly<Record<string, string>> = {
  "remote.not_allowed": "Its address is not one that may be fetched.",
  "remote.not_found": "There is nothing at its address.",
  "remote.too_large": "It is larger than 20 MiB.",
};

/** Fetches images of one import; a server that does not answer is asked once. */
export function makeFetchImage(now: () => number = Date.now): FetchImage {
  const deadline = now() + BUDGET_MILLISECONDS;
  const silentHosts = new Set<string>();
  return async (url, localPath) => {
    const host = URL.canParse(url) ? new URL(url).host : "";
    if (silentHosts.has(host) || now() > deadline) return { refused: "Its server did not answer in time." };
    try {
      const { body, mimeType } = await fetchRemote(url, limits);
      const file = createWriteStream(localPath, { mode: 0o600 });
      await pipeline(body, file);
      return { mimeType, size: file.bytesWritten };
    } catch (error) {
      if (!isAppError(error)) throw error;
      await rm(localPath, { force: true });
      if (error.reason === "remote.failed" && error.facts.status === undefined) silentHosts.add(host);
      return { refused: reasons[error.reason] ?? "Its server did not give it." };
    }
  };
}
