import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "@/env/server";
import { type Actor, guest } from "@/policy/actor";
import { noteViewer, oncePerPage } from "@/server/cache/page-context";
import { db } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { loadActor } from "./load-actor";
import { sessionCookieName } from "./session-cookie";
import { openSessionToken } from "./session-token";

/** Who asks, from a session cookie's value. */
export async function actorOfToken(token: string | undefined, now: Date): Promise<Actor> {
  const sessionId = token ? await openSessionToken(token) : null;
  return sessionId ? oncePerPage(`actor:${sessionId}`, () => loadActor(db, sessionId, now)) : guest;
}

/** Who looks at this page. One query a request, however often it is asked. */
export const getViewer = cache(async (): Promise<Actor> => {
  noteViewer();
  const token = (await cookies()).get(sessionCookieName(env.APP_URL))?.value;
  return actorOfToken(token, new Date());
});

/** What use cases are given on behalf of this page's viewer. */
export const getDeps = cache(async (): Promise<Deps> => {
  const [actor, sent] = await Promise.all([getViewer(), headers()]);
  return {
    db,
    actor,
    now: () => new Date(),
    locale: sent.get("x-lectern-locale") ?? "en",
    requestId: sent.get("x-lectern-request-id") ?? "",
    ip: sent.get("x-lectern-ip"),
    userAgent: sent.get("user-agent") ?? "",
  };
});
