import "server-only";
import type { Storage } from "./storage";
import { makeStorageKey } from "./storage-key";

/** What pages do with the bucket from the browser: read captions, and upload in pieces with the hash of each. */
const uses = [
  { method: "GET", header: null },
  { method: "PUT", header: "x-amz-checksum-sha256" },
] as const;

const patienceMs = 5000;

/**
 * Asks the bucket what a browser would ask it before a page at `origin` reads or uploads there (a CORS preflight).
 * Resolves to what it does not allow, null if it allows all. Rejects if it does not answer.
 */
export async function corsProblem(storage: Storage, origin: string): Promise<string | null> {
  const link = await storage.link(makeStorageKey("doctor", new Date()), {
    mimeType: "text/plain",
    fileName: "cors",
    disposition: "inline",
    lifetimeSeconds: 60,
  });
  const url = new URL(link);
  url.search = "";
  const missing: string[] = [];
  for (const { method, header } of uses)
    if (!(await allows(url, origin, method, header))) missing.push(header ? `${method} with ${header}` : method);
  return missing.length === 0 ? null : missing.join(" and ");
}

async function allows(url: URL, origin: string, method: string, header: string | null): Promise<boolean> {
  const { ok, headers } = await fetch(url, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": method,
      ...(header && { "access-control-request-headers": header }),
    },
    signal: AbortSignal.timeout(patienceMs),
  });
  const listed = (name: string) => (headers.get(name) ?? "").split(",").map((one) => one.trim().toLowerCase());
  const names = (name: string, wanted: string) => listed(name).some((one) => one === "*" || one === wanted);
  return (
    ok &&
    names("access-control-allow-origin", origin) &&
    // A method that a form may use needs no mention.
    (method === "GET" || names("access-control-allow-methods", method.toLowerCase())) &&
    (header === null || names("access-control-allow-headers", header))
  );
}
