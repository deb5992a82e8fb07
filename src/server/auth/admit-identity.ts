import "server-only";
import { cookies, headers } from "next/headers";
import type { Account, User } from "next-auth";
import { env } from "@/env/server";
import type { Identity } from "@/features/accounts/providers";
import { ownPath } from "@/features/accounts/rules";
import { enterWithProvider } from "@/features/accounts/server/providers/enter-with-provider";
import { linkAfterEntry } from "@/features/accounts/server/providers/link-after-entry";
import { linkAsIntended } from "@/features/accounts/server/providers/link-intent";
import { isAppError } from "@/lib/app-error";
import { writeDeviceCookie } from "./device-cookie";
import { identityOf } from "./outside-providers";
import { entryOrigin } from "./own-providers";
import { codeCookie, linkCookie, signUpCookie } from "./pending-cookie";
import { sessionCookieName } from "./session-cookie";
import { actorOfToken } from "./viewer";

/** Where the sign-in was to go on to; the library keeps it while the person is away. */
export async function nextPath(): Promise<string> {
  const name = env.APP_URL.startsWith("https://") ? "__Secure-authjs.callback-url" : "authjs.callback-url";
  const kept = (await cookies()).get(name)?.value ?? "";
  const url = URL.canParse(kept) ? new URL(kept) : null;
  return ownPath(url ? url.pathname + url.search : kept, "/dashboard");
}

type Origin = Awaited<ReturnType<typeof entryOrigin>>;

/** For whoever asked on the security page to have what comes back linked: they stay signed in as they are. */
async function linkIdentity(origin: Origin, intent: string, identity: Identity): Promise<string> {
  await linkCookie.clear();
  const token = (await cookies()).get(sessionCookieName(env.APP_URL))?.value;
  const deps = { ...origin, actor: await actorOfToken(token, origin.now()) };
  try {
    const isLinked = await linkAsIntended(deps, intent, identity);
    return `/account/security?${isLinked ? "done=linked" : "error=link_over"}`;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return "/account/security?error=linked_elsewhere";
  }
}

async function enterIdentity(origin: Origin, user: User, identity: Identity): Promise<true | string> {
  const entry = await enterWithProvider(origin, identity);
  const next = `next=${encodeURIComponent(await nextPath())}`;
  if (entry.kind === "code") {
    await codeCookie.write(entry.pending);
    return `/sign-in/code?${next}`;
  }
  if (entry.kind === "pending") {
    await signUpCookie.write(entry.token);
    return `/sign-in/link?${next}`;
  }
  const { entered } = entry;
  await writeDeviceCookie(entered.deviceCookie);
  if (await linkAfterEntry(origin, await signUpCookie.read(), entered)) await signUpCookie.clear();
  // The object that the token is made of (jwt callback).
  user.id = entered.userId;
  user.sessionId = entered.sessionId;
  return true;
}

/** What next-auth asks before it gives a session: true gives one, an address is gone to instead. */
export async function admitIdentity(user: User, account: Account | null | undefined): Promise<boolean | string> {
  const identity = identityOf(account, user);
  if (!identity) return account?.type === "credentials";
  const origin = await entryOrigin(await headers());
  const intent = await linkCookie.read();
  if (intent !== null) return linkIdentity(origin, intent, identity);
  try {
    return await enterIdentity(origin, user, identity);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return `/sign-in?error=${error.reason.replace("accounts.", "")}`;
  }
}
