import "server-only";
import { env } from "@/env/server";
import { db } from "@/server/db/client";
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

/** What use cases are given on behalf of the sender of a plain request: route handlers and tRPC over HTTP. */
export async function depsOfRequest(request: Request): Promise<Deps> {
  const actor = await actorOfToken(
    readCookie(request.headers.get("cookie"), sessionCookieName(env.APP_URL)),
    new Date(),
  );
  return {
    db,
    actor,
    now: () => new Date(),
    locale: request.headers.get("x-lectern-locale") ?? "en",
    requestId: request.headers.get("x-lectern-request-id") ?? "",
    ip: request.headers.get("x-lectern-ip"),
    userAgent: request.headers.get("user-agent") ?? "",
  };
}
