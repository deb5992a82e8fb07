import "server-only";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import { AppError, type FactsOf, type Reason } from "@/lib/app-error";
import { isPublicAddress, type LookUp, resolveAllowed } from "./public-address";
import { SNIFF_BYTES, sniffContent } from "./sniff-content";

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface FetchLimits {
  maxBytes: number;
  /** From the first look-up to the last byte. */
  timeoutMilliseconds: number;
  signal?: AbortSignal;
  /** For tests, which have nothing but this machine to ask. */
  isAllowedAddress?: (address: string) => boolean;
  /** For tests: what names stand for. */
  lookUp?: LookUp;
}

export interface RemoteFile {
  /** After all redirects. */
  url: string;
  /** By content, not by what the other server says. */
  mimeType: string;
  /** Fails with "remote.too_large" or "remote.failed" when a limit is met on the way; must be read or destroyed. */
  body: Readable;
}

/**
 * Fetches a file that an author named, without letting the address reach into our own network: the name is looked up
 * here, every address it has must be public, and the connection goes to exactly that address, at each redirect again.
 * Throws AppError UPSTREAM_FAILED: "remote.not_allowed", "remote.not_found", "remote.failed", "remote.too_large".
 */
export async function fetchRemote(address: string, limits: FetchLimits): Promise<RemoteFile> {
  const timeout = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = limits.signal ? AbortSignal.any([limits.signal, timeout]) : timeout;
  try {
    const { url, response } = await follow(address, limits, signal);
    const { head, rest } = await readHead(limitBytes(response, limits.maxBytes));
    const mimeType = await sniffContent(head, url.pathname);
    return { url: url.href, mimeType, body: Readable.from(chain(head, rest), { objectMode: false }) };
  } catch (error) {
    throw asRemoteFailure(error);
  }
}

async function follow(address: string, limits: FetchLimits, signal: AbortSignal) {
  let url = parseAddress(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await askOnce(url, limits, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (REDIRECTS.has(status) && location !== undefined) {
      response.destroy();
      url = parseAddress(location, url);
      continue;
    }
    if (status === 200 && !isEncoded(response) && !isTooLong(response, limits.maxBytes)) return { url, response };
    response.destroy();
    if (status === 200 && isTooLong(response, limits.maxBytes))
      throw refuse("remote.too_large", { maxBytes: limits.maxBytes });
    throw refuse(status === 404 || status === 410 ? "remote.not_found" : "remote.failed", { status });
  }
  throw refuse("remote.failed", { redirects: MOST_REDIRECTS });
}

function parseAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw refuse("remote.not_allowed");
  const url = new URL(address, base);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  if (!isWeb || url.username !== "" || url.password !== "") throw refuse("remote.not_allowed");
  return url;
}

async function askOnce(
  url: URL,
  { isAllowedAddress: isAllowed = isPublicAddress, lookUp }: FetchLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // Ports other than the web's own are for services of a network, not for images; tests name their own addresses.
  if (url.port !== "" && isAllowed === isPublicAddress) throw refuse("remote.not_allowed");
  const addresses = await resolveAllowed(url.hostname, isAllowed, lookUp);
  if (!addresses) throw refuse("remote.not_allowed");
  const [pinned] = addresses;
  if (!pinned) throw refuse("remote.not_found");
  const start = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = start(
      url,
      {
        signal,
        agent: false,
        headers: { "user-agent": "Lectern", accept: "*/*", "accept-encoding": "identity" },
        // No second look-up: a name that answers differently the next time changes nothing.
        lookup: (_host, options, done) =>
          options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
      },
      resolve,
    );
    request.on("error", reject);
    request.end();
  });
}

function isEncoded(response: IncomingMessage): boolean {
  const encoding = response.headers["content-encoding"];
  return encoding !== undefined && encoding !== "identity";
}

function isTooLong(response: IncomingMessage, maxBytes: number): boolean {
  return Number(response.headers["content-length"] ?? 0) > maxBytes;
}

async function* limitBytes(response: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw refuse("remote.too_large", { maxBytes });
      yield chunk;
    }
  } catch (error) {
    throw asRemoteFailure(error);
  } finally {
    response.destroy();
  }
}

async function readHead(chunks: AsyncGenerator<Buffer>): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer> }> {
  const parts: Buffer[] = [];
  let bytes = 0;
  while (bytes < SNIFF_BYTES) {
    const { value, done } = await chunks.next();
    if (done) break;
    parts.push(value);
    bytes += value.length;
  }
  return { head: Buffer.concat(parts), rest: chunks };
}

async function* chain(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

type RemoteReason = Extract<Reason, `remote.${string}`>;

function refuse<R extends RemoteReason>(reason: R, ...facts: FactsOf<R>): AppError {
  return new AppError("UPSTREAM_FAILED", reason, ...facts);
}

function asRemoteFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const isMissing = (error as NodeJS.ErrnoException).code === "ENOTFOUND";
  return refuse(isMissing ? "remote.not_found" : "remote.failed");
}
