import "server-only";
import { cookies } from "next/headers";
import { env } from "@/env/server";
import { hostCookieAttributes, hostCookieName } from "./host-cookie";

const keptSeconds = 365 * 24 * 60 * 60;

const nameOf = () => hostCookieName("lectern.device", env.APP_URL);

/** What this browser brings as proof of earlier sign-ins (features/accounts/server/security/known-device.ts). It opens nothing. */
export const readDeviceCookie = async (): Promise<string | null> => (await cookies()).get(nameOf())?.value ?? null;

/** For actions and route handlers alone: a page cannot set a cookie. */
export async function writeDeviceCookie(value: string): Promise<void> {
  (await cookies()).set(nameOf(), value, { ...hostCookieAttributes(env.APP_URL), maxAge: keptSeconds });
}
