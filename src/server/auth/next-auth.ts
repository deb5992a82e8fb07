import "server-only";
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { checkPassword } from "@/features/accounts/server/check-password";
import { startSession } from "@/features/accounts/server/start-session";
import { db } from "@/server/db/client";
import { logger } from "@/server/log/logger";
import { absoluteDays } from "./load-actor";
import { sessionCookieName } from "./session-cookie";

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
}

class WrongCredentials extends CredentialsSignin {
  override code = "wrong_credentials";
}

/** Built on first use, so that a build needs no configuration. */
export const { handlers, signIn, signOut } = NextAuth(() => {
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
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const origin = {
            db,
            ip: request.headers.get("x-lectern-ip"),
            userAgent: request.headers.get("user-agent") ?? "",
            now: () => new Date(),
          };
          const { email, password } = credentials;
          if (
            typeof email !== "string" ||
            typeof password !== "string" ||
            email.length > 300 ||
            password.length > 1000
          ) {
            throw new WrongCredentials();
          }
          const found = await checkPassword(origin, email, password);
          if (!found) throw new WrongCredentials();
          return { id: found.userId, sessionId: await startSession(db, found.userId, origin) };
        },
      }),
    ],
    callbacks: {
      // The token names a row and nothing else: who the person is and may do is read from the row on every request.
      jwt({ token, user }) {
        return user ? { sub: user.id ?? "", sessionId: user.sessionId } : token;
      },
      session({ session }) {
        return { expires: session.expires };
      },
    },
    logger: {
      error: (error) => {
        if (!(error instanceof CredentialsSignin)) logger.error({ err: error }, "sign-in failed");
      },
      warn: (code) => logger.warn({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
});
