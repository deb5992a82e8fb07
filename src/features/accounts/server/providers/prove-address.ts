import "server-only";
import { emailKey } from "@/features/accounts/rules";
import { AppError } from "@/lib/app-error";
import { hashOfToken, makeSecretToken } from "@/server/auth/secret-token";
import type { Tx } from "@/server/db/client";
import { hasRoom } from "../addresses/make-link";
import type { Asking } from "../check-password";
import { createLinkedAccount } from "./create-linked-account";
import { enterWithProvider, type ProviderEntry } from "./enter-with-provider";
import { findPending } from "./pending-sign-up";

export interface SignUpLink {
  to: string;
  /** Null where the address is someone's here already. */
  token: string | null;
  /** Whose it is. */
  ownerId: string | null;
}

interface Given {
  email?: string | null;
}

/** The link for the address that was typed last, or whom to tell that it is theirs. Null when nothing is to be mailed. */
export async function makeSignUpLink(deps: { db: Tx; now: () => Date }, pendingId: string): Promise<SignUpLink | null> {
  const row = await deps.db.pendingSignUp.findFirst({
    where: { id: pendingId, nextStep: "sent", expiresAt: { gt: deps.now() } },
    select: { data: true },
  });
  const data = row?.data as Given | undefined;
  if (!data?.email) return null;
  const to = data.email;
  if (!(await hasRoom(deps, emailKey(to)))) return null;
  const owner = await deps.db.emailAddress.findFirst({
    where: { emailKey: emailKey(to), verifiedAt: { not: null } },
    select: { userId: true },
  });
  if (owner) return { to, token: null, ownerId: owner.userId };
  const { token, hash } = makeSecretToken();
  await deps.db.pendingSignUp.update({ where: { id: pendingId }, data: { data: { ...data, linkHash: hash } } });
  return { to, token, ownerId: null };
}

/**
 * Makes the account of someone who has proved their address by the link of an email, in the browser in which they began: elsewhere
 * the link opens nothing, so no one can be brought to prove an address for someone else's way in.
 * @throws AppError RULE_BROKEN `accounts.sign_up_over`; CONFLICT `accounts.email_taken`; what `enterWithProvider` throws
 */
export async function proveSignUpAddress(
  deps: Asking,
  { cookie, token }: { cookie: string | null; token: string },
): Promise<ProviderEntry> {
  const pending = await findPending(deps, cookie);
  const isProved = pending?.nextStep === "sent" && pending.linkHash === hashOfToken(token);
  if (!pending || !isProved || pending.email === null) throw new AppError("RULE_BROKEN", "accounts.sign_up_over");
  const { provider, subject, email, name } = pending;
  await createLinkedAccount(deps, pending, email);
  const key = { provider, providerAccountId: subject };
  // The second of two presses finds the account made; anyone else's address stays theirs.
  const linked = await deps.db.account.findUnique({
    where: { provider_providerAccountId: key },
    select: { id: true },
  });
  if (!linked) throw new AppError("CONFLICT", "accounts.email_taken");
  await deps.db.pendingSignUp.deleteMany({ where: key });
  return enterWithProvider(deps, { provider, subject, name, email, isEmailVerified: false });
}
