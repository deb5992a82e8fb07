import "server-only";
import { env } from "@/env/server";

/**
 * True for a request that a page of this site made. Browsers send Origin with every POST, and Sec-Fetch-Site besides; a page of
 * another site can forge neither. A client that sends none of both (curl) carries no ambient cookie and is let through.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  if (!origin) return true;
  if (origin === new URL(env.APP_URL).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
