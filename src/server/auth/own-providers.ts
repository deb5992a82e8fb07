import "server-only";
import { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { PasskeyAnswer } from "@/features/accounts/schema";
import { enterWithPasskey } from "@/features/accounts/server/passkeys/enter-with-passkey";
import { linkAfterEntry } from "@/features/accounts/server/providers/link-after-entry";
import { proveSignUpAddress } from "@/features/accounts/server/providers/prove-address";
import { enterWithCode } from "@/features/accounts/server/second-factor/enter-with-code";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import type { Entered } from "@/features/accounts/server/security/open-session";
import { AppError, isAppError, type Reason } from "@/lib/app-error";
import { db } from "@/server/db/client";
import { readDeviceCookie, writeDeviceCookie } from "./device-cookie";
import { codeCookie, passkeyCookie, signUpCookie } from "./pending-cookie";

/** A sign-in that was refused for a reason that the form says; the session is none. */
export class EntryRefused extends CredentialsSignin {
  override code = "refused";
  readonly reason: Reason;
  readonly facts: AppError["facts"];

  constructor(reason: Reason, facts: AppError["facts"] = {}) {
    super();
    this.reason = reason;
    this.facts = facts;
  }
}

export const entryOrigin = async (headers: Headers) => ({
  db,
  ip: headers.get("x-lectern-ip"),
  userAgent: headers.get("user-agent") ?? "",
  now: () => new Date(),
  deviceCookie: await readDeviceCookie(),
});

async function asUser(origin: Awaited<ReturnType<typeof entryOrigin>>, entering: Promise<Entered | null>) {
  const entered = await entering.catch(async (error: unknown) => {
    if (!isAppError(error)) throw error;
    const { pending, ...facts } = error.facts;
    if (typeof pending === "string") await codeCookie.write(pending);
    throw new EntryRefused(error.reason, facts);
  });
  if (!entered) throw new EntryRefused("accounts.wrong_pair");
  await writeDeviceCookie(entered.deviceCookie);
  if (await linkAfterEntry(origin, await signUpCookie.read(), entered)) await signUpCookie.clear();
  return { id: entered.userId, sessionId: entered.sessionId };
}

const isShort = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Address and password. For whoever has a second factor it ends with a cookie that the next step asks for. */
const password = Credentials({
  credentials: { email: {}, password: {} },
  async authorize({ email, password: typed }, { headers }) {
    if (!isShort(email, 300) || !isShort(typed, 1000)) throw new EntryRefused("accounts.wrong_pair");
    const origin = await entryOrigin(headers);
    return asUser(origin, enterWithPassword(origin, email, typed));
  },
});

/** The code that follows. */
const secondFactor = Credentials({
  id: "second-factor",
  credentials: { code: {} },
  async authorize({ code }, { headers }) {
    if (!isShort(code, 60)) throw new EntryRefused("accounts.code_wrong");
    const origin = await entryOrigin(headers);
    const user = await asUser(origin, enterWithCode(origin, await codeCookie.read(), code));
    await codeCookie.clear();
    return user;
  },
});

/** A passkey, alone or after a good password. */
const passkey = Credentials({
  id: "passkey",
  credentials: { answer: {} },
  async authorize({ answer }, { headers }) {
    const response = PasskeyAnswer.safeParse(isShort(answer, 40_000) ? parseJson(answer) : null);
    if (!response.success) throw new EntryRefused("accounts.passkey_wrong");
    const [origin, sealed, pending] = [await entryOrigin(headers), await passkeyCookie.read(), await codeCookie.read()];
    const user = await asUser(origin, enterWithPasskey(origin, { sealed, pending, response: response.data }));
    await Promise.all([passkeyCookie.clear(), codeCookie.clear()]);
    return user;
  },
});

/** The link that proves an address to someone who came by a provider: the account is made here. */
const provedAddress = Credentials({
  id: "proved-address",
  credentials: { token: {} },
  async authorize({ token }, { headers }) {
    if (!isShort(token, 200)) throw new EntryRefused("accounts.sign_up_over");
    const origin = await entryOrigin(headers);
    const proving = proveSignUpAddress(origin, { cookie: await signUpCookie.read(), token }).then((entry) => {
      if (entry.kind === "entered") return entry.entered;
      const facts = entry.kind === "code" ? { pending: entry.pending } : undefined;
      throw new AppError("FORBIDDEN", "accounts.code_needed", facts);
    });
    const user = await asUser(origin, proving);
    await signUpCookie.clear();
    return user;
  },
});

export const ownProviders = [password, secondFactor, passkey, provedAddress];
