import "server-only";
import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isAppError } from "@/lib/app-error";
import type { SiteAction } from "@/policy/site";
import { siteRules } from "@/policy/site";
import { getDeps, getViewer } from "@/server/auth/viewer";
import { setStatus } from "@/server/cache/page-context";
import { createCaller } from "./root";

/** The router, called in process as this page's viewer: the one door of pages to data. */
export const serverApi = cache(async () => createCaller(await getDeps()));

/** Sends a signed-out viewer to sign in (307) and back to this page afterwards. */
export async function sendToSignIn(): Promise<never> {
  const here = (await headers()).get("x-lectern-path") ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** Awaits a call for a page: what the viewer may not have becomes the page's true status (307 to sign-in, 403, 404). */
export async function orRefuse<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    if (error.code === "FORBIDDEN") forbidden();
    if (error.code === "UNAUTHORIZED") return sendToSignIn();
    throw error;
  }
}

/** For pages that concern no single thing, and for whole areas such as /admin: the first line of the page. */
export async function requireSite(action: SiteAction): Promise<void> {
  const viewer = await getViewer();
  if (viewer.kind === "system" || siteRules[action](viewer, {})) return;
  if (viewer.kind === "guest") await sendToSignIn();
  forbidden();
}

export type Previewed<T> = { isOver: false; found: T } | { isOver: true; askWhom: string };

/** Awaits what a preview link leads to; a link that has died makes the page 410 and gives the name to ask instead. */
export async function orEnded<T>(call: Promise<T>): Promise<Previewed<T>> {
  try {
    return { isOver: false, found: await call };
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : null;
    if (!isAppError(cause) || cause.reason !== "learning.preview_ended")
      return { isOver: false, found: await orRefuse<T>(Promise.reject(error)) };
    setStatus(410);
    return { isOver: true, askWhom: String(cause.facts.askWhom ?? "") };
  }
}
