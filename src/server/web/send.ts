import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { chooseEncoding, compressOnce, EncodedBody, type Encoding } from "./compress";
import type { StoredAnswer } from "./page-cache";

/** Under test: how many statements this very answer took. */
export const STATEMENTS_HEADER = "x-lectern-queries";
/** Under test: which web process answered. */
export const PROCESS_HEADER = "x-lectern-process";
/** Headers that belong to one transfer and not to the bytes. */
const TRANSFER_HEADERS = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "date",
  "content-length",
  "x-request-id",
  STATEMENTS_HEADER,
];

/** Makes an answer that can be given to many, out of the headers set so far and a body. */
export function makeStoredAnswer(
  response: ServerResponse,
  answer: { status: number; body: Buffer; mayCompress: boolean },
): StoredAnswer {
  const headers: OutgoingHttpHeaders = { ...response.getHeaders() };
  for (const name of TRANSFER_HEADERS) delete headers[name];
  const etag = `W/"${createHash("sha256").update(answer.body).digest("base64url").slice(0, 27)}"`;
  headers.etag = etag;
  return { status: answer.status, headers, body: new EncodedBody(answer.body, answer.mayCompress), etag };
}

/**
 * Sends a kept answer, or 304 to whoever has it already. Headers set on the response before are beside its own. One that `isNew` is
 * compressed the fast way: who waited for its render, often its only reader (a search), need not wait for the smallest form as well.
 */
export async function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  answer: StoredAnswer,
  { isNew = false } = {},
): Promise<void> {
  const known = request.headers["if-none-match"];
  if (answer.status === 200 && known !== undefined && matchesEtag(known, answer.etag)) {
    const { "content-type": _type, ...headers } = answer.headers;
    response.removeHeader("content-type");
    response.writeHead(304, headers).end();
    return;
  }
  const wanted = answer.body.encodingFor(chooseEncoding(request.headers["accept-encoding"]));
  const { bytes, encoding } = isNew
    ? await compressOnce(answer.body.plain, wanted)
    : { bytes: await answer.body.bytes(wanted), encoding: wanted };
  response.writeHead(answer.status, { ...answer.headers, ...transferHeaders(bytes, encoding) });
  response.end(bytes);
}

/** Sends a body that is this visitor's alone. */
export async function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; body: Buffer; mayCompress: boolean },
): Promise<void> {
  const wanted = answer.mayCompress ? chooseEncoding(request.headers["accept-encoding"]) : "identity";
  const { bytes, encoding } = await compressOnce(answer.body, wanted);
  response.writeHead(answer.status, transferHeaders(bytes, encoding));
  response.end(bytes);
}

function transferHeaders(bytes: Buffer, encoding: Encoding): OutgoingHttpHeaders {
  return { "content-length": bytes.length, ...(encoding === "identity" ? {} : { "content-encoding": encoding }) };
}

export function matchesEtag(header: string, etag: string): boolean {
  if (header.trim() === "*") return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => bare(tag) === bare(etag));
}

/** Adds names to Vary without repeating any. */
export function addVary(response: ServerResponse, names: readonly string[]): void {
  const present = String(response.getHeader("vary") ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  const lower = new Set(present.map((name) => name.toLowerCase()));
  response.setHeader("vary", [...present, ...names.filter((name) => !lower.has(name.toLowerCase()))].join(", "));
}
