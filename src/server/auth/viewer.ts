import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { env } from "@/env/server";
import { type Actor, guest } from "@/policy/actor";
import { noteViewer, oncePerPage } from "@/server/cache/page-context";
import { db } from "@/server/db/client";
import { pageLimits } from "@/server/rate-limit/request-limits";
import type { Deps } from "@/server/trpc/context";
import { loadActor } from "./load-actor";
import { codeCookie, signUpCookie } from "./pending-cookie";
import { sessionCookieName } from "./session-cookie";
import { openSessionToken } from "./session-token";

/** Who asks, from a session cookie's value. */
export async function actorOfToken(token: string | undefined, now: Date): Promise<Actor> {
  const sessionId = token ? await openSessionToken(token) : null;
  return sessionId ? oncePerPage(`actor:${sessionId}`, () => loadActor(db, sessionId, now)) : guest;
}

/** What this browser keeps of a password that was given and whose second factor is still to come. */
export const readPendingEntry = (): Promise<string | null> => codeCookie.read();

/** What this browser brings of a sign-up through a provider that lacks something. */
export const readSignUpToken = (): Promise<string | null> => signUpCookie.read();

const readViewer = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(sessionCookieName(env.APP_URL))?.value;
  return actorOfToken(token, new Date());
});

/** Who looks at this page. One query a request, however often it is asked. */
export const getViewer = cache(async (): Promise<Actor> => {
  noteViewer();
  return readViewer();
});

/**
 * As whom an admin looks at this page, or null. A page whose bytes are kept may ask it as well: for such a session nothing is
 * prepared or kept (data-page.ts), so that each kept page is one without it.
 */
export async function getImpersonation(): Promise<{ as: string; until: Date } | null> {
  const viewer = await readViewer();
  return viewer.kind === "person" && viewer.impersonator ? { as: viewer.name, until: viewer.impersonator.until } : null;
}

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
    limits: pageLimits,
  };
});
