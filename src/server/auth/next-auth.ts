import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import NextAuth, { CredentialsSignin } from "next-auth";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { ownPath } from "@/features/accounts/rules";
import { endSession } from "@/features/accounts/server/start-session";
import { db } from "@/server/db/client";
import { logger } from "@/server/log/logger";
import { admitIdentity, nextPath } from "./admit-identity";
import { hostCookieAttributes } from "./host-cookie";
import { absoluteDays } from "./load-actor";
import { outsideProviders } from "./outside-providers";
import { ownProviders } from "./own-providers";
import { linkCookie } from "./pending-cookie";
import { problemOf } from "./provider-problem";
import { sessionCookieName } from "./session-cookie";

declare module "next-auth" {
  interface User {
    sessionId?: string;
    isEmailVerified?: boolean;
  }
}

/** Why a request failed, for whoever words it: the library's own answer names a few kinds at most. */
const failures = new WeakMap<Request, Error>();

const toldIn = (request: Request | undefined) => (request ? new URL(request.url).searchParams.get("error") : null);

/** Built on first use, so that a build needs no configuration. */
export const { handlers, signIn, signOut } = NextAuth((request) => {
  const isSecure = env.APP_URL.startsWith("https://");
  return {
    secret: authSecret(),
    trustHost: true,
    useSecureCookies: isSecure,
    session: { strategy: "jwt", maxAge: absoluteDays * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(env.APP_URL),
        options: hostCookieAttributes(env.APP_URL),
      },
    },
    providers: [...ownProviders, ...outsideProviders()],
    callbacks: {
      signIn: ({ user, account }) => admitIdentity(user, account),
      // Only a path of this site is a place to go on to.
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
        return `${env.APP_URL}${ownPath(path || "/", "/dashboard")}`;
      },
      // The token names a row and nothing else: who the person is and may do is read from the row on every request.
      jwt({ token, user }) {
        return user ? { sub: user.id ?? "", sessionId: user.sessionId } : token;
      },
      session({ session }) {
        return { expires: session.expires };
      },
    },
    events: {
      // Also for whoever asks the library itself: a kept copy of the cookie is worthless from then on.
      async signOut(message) {
        const sessionId = "token" in message ? message.token?.sessionId : null;
        if (typeof sessionId === "string") await endSession(db, sessionId, new Date());
      },
    },
    logger: {
      error: (error) => {
        if (error instanceof CredentialsSignin) return;
        if (request) failures.set(request, error);
        if (problemOf(error, toldIn(request)) === "misconfigured") logger.error({ err: error }, "sign-in failed");
      },
      warn: (code) => logger.warn({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
});

/** The answer to a provider's return. What went wrong is said where the person set out, and nothing is stored of it. */
export async function answerReturn(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  // At the site's own address: Next calls each loopback one "localhost", and a provider compares with where it was asked from.
  const asked = new Request(new URL(pathname + search, env.APP_URL), { headers: request.headers });
  const answer = await handlers.GET(asked as NextRequest);
  const failure = failures.get(asked);
  if (!failure || !pathname.startsWith("/api/auth/callback/")) return answer;
  const problem = problemOf(failure, toldIn(asked));
  const isLinking = (await linkCookie.read()) !== null;
  if (isLinking) await linkCookie.clear();
  const said = isLinking
    ? `/account/security?error=${problem}`
    : `/sign-in?error=${problem}&next=${encodeURIComponent(await nextPath())}`;
  return NextResponse.redirect(new URL(said, env.APP_URL));
}
