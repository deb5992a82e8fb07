import "server-only";
import type { IncomingMessage } from "node:http";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True for a request by which another site would change something in the name of our visitor. Session cookies are
 * SameSite=Lax already; this holds where that does not (old browsers, sibling subdomains).
 */
export function isForged(request: IncomingMessage, appOrigin: string): boolean {
  if (READING.has(request.method ?? "GET")) return false;
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin === undefined) return site === "cross-site";
  if (origin === appOrigin) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * True for a page of a site on this machine that was asked for by another name of it: localhost for 127.0.0.1. A form sent
 * from there would come from another origin, so whoever comes is led to the one that the site goes by. Not Next itself, which
 * asks for the data of the page that an action leads to (run-next.ts).
 */
export function isOtherLoopbackName({ method, headers: { host, rsc } }: IncomingMessage, appUrl: URL): boolean {
  if (
    method !== "GET" ||
    rsc !== undefined ||
    host === undefined ||
    host === appUrl.host ||
    !URL.canParse(`http://${host}`)
  )
    return false;
  const asked = new URL(`http://${host}`);
  return LOOPBACK.has(asked.hostname) && LOOPBACK.has(appUrl.hostname) && asked.port === appUrl.port;
}
