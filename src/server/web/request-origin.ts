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
