import "server-only";
import { cookies } from "next/headers";
import { env } from "@/env/server";
import { challengeMinutes } from "@/features/accounts/passkeys";
import { pendingHours } from "@/features/accounts/providers";
import { codeMinutes } from "@/features/accounts/second-factor";
import { hostCookieAttributes, hostCookieName } from "./host-cookie";

/** A cookie of a sign-in on its way. Written by actions and route handlers alone: a page cannot set one. */
function pendingCookie(name: string, maxAge: number) {
  const nameOf = () => hostCookieName(name, env.APP_URL);
  const attributes = () => hostCookieAttributes(env.APP_URL);
  return {
    read: async (): Promise<string | null> => (await cookies()).get(nameOf())?.value || null,
    write: async (value: string): Promise<void> => {
      (await cookies()).set(nameOf(), value, { ...attributes(), maxAge });
    },
    clear: async (): Promise<void> => {
      (await cookies()).set(nameOf(), "", { ...attributes(), maxAge: 0 });
    },
  };
}

/** A sign-in that waits for its code (features/accounts/server/second-factor/pending-entry.ts). */
export const codeCookie = pendingCookie("lectern.pending", codeMinutes * 60);

/** What a device is asked for a passkey (features/accounts/server/passkeys/challenge.ts). */
export const passkeyCookie = pendingCookie("lectern.passkey", challengeMinutes * 60);

/** A sign-up through a provider that lacks something (features/accounts/server/providers/pending-sign-up.ts). */
export const signUpCookie = pendingCookie("lectern.sign-up", pendingHours * 3600);

/** That whoever is signed in here wants the next identity linked (features/accounts/server/providers/link-intent.ts). */
export const linkCookie = pendingCookie("lectern.linking", 600);
