import "server-only";
import { pipeline } from "node:stream/promises";
import { reasonSentence } from "@/i18n/reason-sentence";
import { isAppError } from "@/lib/app-error";
import type { LocalStorage } from "@/server/storage/local-storage";
import { receiveFilePart, serveFile } from "@/server/storage/serve-file";
import type { Exchange } from "./exchange";

export const FILES_PATH = "/files/";

/**
 * Answers the signed links of the local storage: ranges of a video go from the disk to the socket without passing Next,
 * which would also drop their length. Policy: the signature, made by whoever was allowed to see or send the file.
 */
export async function answerFile(
  storage: LocalStorage,
  { request, response, path, query, locale }: Exchange,
): Promise<void> {
  const asked = {
    method: request.method ?? "GET",
    key: path.slice(FILES_PATH.length),
    query: new URLSearchParams(query),
    headers: { get: (name: string) => [request.headers[name] ?? null].flat()[0] ?? null },
  };
  try {
    const answer =
      asked.method === "PUT" ? await receiveFilePart(storage, asked, request) : await serveFile(storage, asked);
    response.writeHead(answer.status, answer.body ? answer.headers : { "content-length": "0", ...answer.headers });
    if (answer.body) await pipeline(answer.body, response);
    else response.end();
  } catch (error) {
    // Whoever closes a video in the middle is no failure of ours.
    if (response.destroyed) return;
    if (!isAppError(error) || response.headersSent) throw error;
    const { reason, facts } = error;
    const sentence = await reasonSentence({ reason, facts }, locale);
    response.writeHead(error.status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ reason, facts, sentence }));
  }
}
