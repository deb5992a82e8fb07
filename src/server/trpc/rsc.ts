import "server-only";
import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isAppError } from "@/lib/app-error";
import type { Person } from "@/policy/actor";
import { addsFactorFirst } from "@/policy/second-factor";
import type { SiteAction } from "@/policy/site";
import { siteRules } from "@/policy/site";
import { getDeps, getViewer } from "@/server/auth/viewer";
import { refuseTooOften, setStatus } from "@/server/cache/page-context";
import { retryAfter } from "./refusal-status";
import { createCaller } from "./root";

/** The router, called in process as this page's viewer: the only way from pages to data. */
export const serverApi = cache(async () => createCaller(await getDeps()));

/** Where whoever must add a second factor is led, whatever they asked for. */
const factorPage = "/account/security/second-factor";

/** Sends a signed-out viewer to sign in (307) and back to this page afterwards. */
export async function sendToSignIn(): Promise<never> {
  const here = (await headers()).get("x-lectern-path") ?? "/";
  redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** Makes the answer in progress a 429 that says when to come again, if it was a limit that refused. */
export function noteTooOften(error: unknown): boolean {
  const seconds = retryAfter(error)["retry-after"];
  if (seconds !== undefined) refuseTooOften(Number(seconds));
  return seconds !== undefined;
}

/** For handlers that work for seconds over what a page shows at once. @throws AppError QUOTA_EXCEEDED `common.quota` */
export async function countHeavyWork(): Promise<void> {
  const deps = await getDeps();
  await deps.limits?.take("heavy", deps);
}

/** Awaits a call for a page: what the viewer may not have becomes the page's true status (307 to sign-in, 403, 404). */
export async function orRefuse<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    noteTooOften(error);
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    if (isAppError(error.cause) && error.cause.reason === "accounts.factor_first") redirect(factorPage);
    if (error.code === "FORBIDDEN") forbidden();
    if (error.code === "UNAUTHORIZED") return sendToSignIn();
    throw error;
  }
}

/** For handlers that are opened like a page: a refusal is what a page would answer. */
export const asPage = (error: TRPCError): Promise<never> => orRefuse<never>(Promise.reject(error));

/** Awaits a call for a part of a page that some of its readers do not get: null for those. */
export async function orNothing<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") return null;
    return orRefuse<T>(Promise.reject(error));
  }
}

/** For pages that concern no single thing, and for whole areas such as /admin: the first line of the page. */
export async function requireSite(action: SiteAction): Promise<void> {
  const viewer = await getViewer();
  if (addsFactorFirst(viewer, action)) redirect(factorPage);
  if (viewer.kind === "system" || siteRules[action](viewer, {})) return;
  if (viewer.kind === "guest") await sendToSignIn();
  forbidden();
}

/** Who looks at a page that is not for guests: they are sent to sign in. */
export async function requirePerson(): Promise<Person> {
  const viewer = await getViewer();
  return viewer.kind === "person" ? viewer : sendToSignIn();
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
