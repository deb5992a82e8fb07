import "server-only";
import type { IncomingMessage } from "node:http";

/** Machines' addresses and files: never kept as pages, and asked with the method that was sent. */
export const NOT_PAGES = /^\/(?:api|_next|files)(?:\/|$)/;

/** False for a path that stands for no text: broken percent-encoding, bytes that are not UTF-8, NUL. */
export function isReadable(path: string): boolean {
  try {
    return path.startsWith("/") && !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** True for the fields of a form, as a browser sends them where no script runs. */
export const sendsForm = ({ method, headers }: IncomingMessage): boolean =>
  method === "POST" && headers["content-type"]?.startsWith("multipart/form-data") === true;

/** Pages are read, or sent the form of an action; nothing else means anything there. */
export function isMeantForPage(request: IncomingMessage): boolean {
  const { method, headers } = request;
  return method === "GET" || method === "HEAD" || sendsForm(request) || (method === "POST" && "next-action" in headers);
}
