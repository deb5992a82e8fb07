import "server-only";
import { env } from "@/env/server";
import { personHeader } from "@/lib/page-person";
import { db } from "@/server/db/client";
import { pageLimits } from "@/server/rate-limit/request-limits";
import type { Deps } from "@/server/trpc/context";
import { sessionCookieName } from "./session-cookie";
import { actorOfToken } from "./viewer";

function readCookie(header: string | null, name: string): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return undefined;
}

/** What use cases are given on behalf of the sender of these headers, read by their names in lower case. */
export async function depsOfHeaders(header: (name: string) => string | null): Promise<Deps> {
  const actor = await actorOfToken(readCookie(header("cookie"), sessionCookieName(env.APP_URL)), new Date());
  return {
    db,
    actor,
    now: () => new Date(),
    locale: header("x-lectern-locale") ?? "en",
    requestId: header("x-lectern-request-id") ?? "",
    ip: header("x-lectern-ip"),
    userAgent: header("user-agent") ?? "",
    pagePerson: header(personHeader) ?? "",
    limits: pageLimits,
  };
}

/** The same for the sender of a plain request: route handlers and tRPC over HTTP. */
export const depsOfRequest = (request: Request): Promise<Deps> => depsOfHeaders((name) => request.headers.get(name));
