import "server-only";
import type { Readable } from "node:stream";
import { parseRange } from "./byte-range";
import type { LocalStorage } from "./local-storage";
import { decideServing } from "./serving-rules";

export interface FileRequest {
  method: string;
  key: string;
  query: URLSearchParams;
  headers: { get(name: string): string | null };
}

export interface FileAnswer {
  status: number;
  headers: Record<string, string>;
  body: Readable | null;
}

const refused: FileAnswer = { status: 404, headers: { "cache-control": "no-store" }, body: null };

/** Answers a link of the local storage: who holds a valid one may read. A link that is wrong or too old finds nothing. */
export async function serveFile(storage: LocalStorage, request: FileRequest, now = new Date()): Promise<FileAnswer> {
  const link = storage.signer.verify(request.method, request.key, request.query, now);
  if (link?.method !== "GET") return refused;
  const found = await storage.head(request.key);
  if (!found) return refused;
  const { t: mimeType = "", n: fileName = "", d: disposition } = link.facts;
  const serving = decideServing({
    mimeType,
    fileName,
    disposition: disposition === "inline" ? "inline" : "attachment",
  });
  const etag = `"${found.sizeBytes.toString(36)}-${Math.floor(found.modifiedAt.getTime()).toString(36)}"`;
  const headers: Record<string, string> = {
    "content-type": serving.contentType,
    "content-disposition": serving.contentDisposition,
    "content-security-policy": serving.contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    // The bytes under a key never change, and whoever was given the link may keep them as long as it holds.
    "cache-control": `private, max-age=${Math.max(0, link.expires - Math.floor(now.getTime() / 1000))}, immutable`,
    "accept-ranges": "bytes",
    etag,
  };
  if (request.headers.get("if-none-match") === etag) return { status: 304, headers, body: null };
  const ifRange = request.headers.get("if-range");
  const asked = ifRange === null || ifRange === etag ? request.headers.get("range") : null;
  const range = parseRange(asked, found.sizeBytes);
  if (range === "unsatisfiable") {
    return { status: 416, headers: { ...headers, "content-range": `bytes */${found.sizeBytes}` }, body: null };
  }
  const part = range === "none" ? undefined : range;
  const length = part ? part.end - part.start + 1 : found.sizeBytes;
  headers["content-length"] = String(length);
  if (part) headers["content-range"] = `bytes ${part.start}-${part.end}/${found.sizeBytes}`;
  const body = request.method === "HEAD" || length === 0 ? null : storage.read(request.key, part);
  return { status: part ? 206 : 200, headers, body };
}

/** Takes a piece of an upload in, by its own signed link. */
export async function receiveFilePart(
  storage: LocalStorage,
  request: FileRequest,
  body: Readable,
  now = new Date(),
): Promise<FileAnswer> {
  const link = storage.signer.verify(request.method, request.key, request.query, now);
  if (link?.method !== "PUT") return refused;
  const { upload = "", part = "", size = "", sha256 = null } = link.facts;
  const wish = { partNumber: Number(part), sizeBytes: Number(size), sha256 };
  const { etag } = await storage.uploads.receivePart(request.key, upload, wish, body);
  return { status: 200, headers: { etag, "cache-control": "no-store" }, body: null };
}
