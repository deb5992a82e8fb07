import "server-only";
import type { IncomingHttpHeaders } from "node:http";

const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-|__Host-)?authjs\.session-token(?:\.\d+)?=/;
/** What campaigns append and no page of ours reads. */
const TRACKING = /^(?:utm_[a-z]+|gclid|dclid|fbclid|msclkid|mc_cid|mc_eid|igshid)$/;
const LONGEST_ADDRESS = 1_024;
const LONGEST_ROUTER_STATE = 8_192;

/** The request headers by which Next's own client asks for a part of a page; each combination is an answer of its own. */
const routerHeaders = [
  "rsc",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
] as const;

/** True if the request comes with a sign-in, valid or not. */
export function hasSession(cookie: string | undefined): boolean {
  return cookie !== undefined && SESSION_COOKIE.test(cookie);
}

/** Query parameters in one order and without the ones that only trackers read, so that one page has one copy. */
export function normalizeQuery(query: string): string {
  if (query === "") return "";
  const parameters = new URLSearchParams(query);
  for (const name of [...parameters.keys()]) if (TRACKING.test(name)) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

/**
 * The name under which the answer to a request may be kept: language, path, query and what Next's client asks for.
 * Null if the answer may not be shared, because of who asks or how.
 */
export function pageKey(
  request: { method?: string; headers: IncomingHttpHeaders },
  path: string,
  query: string,
  locale: string,
): string | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  if (path.length + query.length > LONGEST_ADDRESS || hasSession(request.headers.cookie)) return null;
  if (request.headers.authorization !== undefined || request.headers["next-action"] !== undefined) return null;
  const parameters = new URLSearchParams(query);
  // A hash of the router headers, which are in the key themselves.
  parameters.delete("_rsc");
  const asked = routerHeaders.map((name) => request.headers[name] ?? "").join("\n");
  if (asked.length > LONGEST_ROUTER_STATE) return null;
  return `${locale} ${path}?${normalizeQuery(parameters.toString())}\n${asked}`;
}
