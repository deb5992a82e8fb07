import "server-only";
import { type Identity, loginMethodOf, nextStepOf } from "@/features/accounts/providers";
import { emailKey, isEmailShaped } from "@/features/accounts/rules";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { type Asking, type Checked, refuseInactive } from "../check-password";
import { entrantColumns } from "../entrant";
import { beginEntry } from "../second-factor/pending-entry";
import { deviceMarkOf } from "../security/known-device";
import { type Entered, giveTryBack, openSession } from "../security/open-session";
import { hashOfAddress, takeTry } from "../security/take-try";
import { createLinkedAccount } from "./create-linked-account";
import { keepPending } from "./pending-sign-up";

/** Signed in, or what is asked for next, with the cookie for it. */
export type ProviderEntry =
  | { kind: "entered"; entered: Entered }
  | { kind: "code"; pending: string }
  | { kind: "pending"; token: string };

const personColumns = {
  ...entrantColumns,
  emailAddresses: { where: { isPrimary: true }, select: { emailKey: true } },
} as const;

/** Null where nothing is linked. Locks, devices, the log and the second factor are those of a password. */
async function enterLinked(deps: Asking, identity: Identity): Promise<ProviderEntry | null> {
  const { provider, subject, email, name } = identity;
  const key = { provider_providerAccountId: { provider, providerAccountId: subject } };
  const account = await deps.db.account.findUnique({
    where: key,
    select: { id: true, user: { select: personColumns } },
  });
  if (!account) return null;
  const { id: accountId, user: person } = account;
  const { id: userId, passwordHash, isDemo } = person;
  const deviceMark = deviceMarkOf(deps.deviceCookie ?? null, person);
  const emailHash = hashOfAddress(person.emailAddresses[0]?.emailKey ?? userId);
  const { logId } = await takeTry(deps, { emailHash, person, deviceMark, wrong: "interrupted" });
  if (await refuseInactive(deps, person, logId)) throw new AppError("FORBIDDEN", "accounts.inactive");
  const data = { lastUsedAt: deps.now(), label: (email ?? name).slice(0, 254) };
  await deps.db.account.update({ where: { id: accountId }, data });
  // Guesses at the password say nothing of whoever did not use it: nothing about the session is odd.
  const checked: Checked = { userId, logId, passwordHash, isDemo, deviceMark, failures: 0 };
  const pending = await beginEntry(deps, checked, loginMethodOf[provider]);
  if (pending !== null) return { kind: "code", pending };
  const entered = await deps.db.$transaction((tx) => openSession(tx, deps, checked, loginMethodOf[provider]));
  await giveTryBack(deps, deviceMark);
  return { kind: "entered", entered };
}

/** Who is behind an address here: its proved owner, or only someone who claims it. */
async function readClaims(tx: Tx, key: string): Promise<{ ownerId: string | null; isClaimed: boolean }> {
  const claims = await tx.emailAddress.findMany({
    where: { emailKey: key, OR: [{ isPrimary: true }, { verifiedAt: { not: null } }] },
    select: { userId: true, verifiedAt: true },
  });
  return { ownerId: claims.find(({ verifiedAt }) => verifiedAt)?.userId ?? null, isClaimed: claims.length > 0 };
}

/**
 * Signs in whoever a provider vouches for. The account is found by provider and subject alone. One that is not known is made at
 * once where the provider has proved an address that no one has or claims here; otherwise a step is left to do, and until it is
 * done there is neither an account nor a link.
 * @throws AppError FORBIDDEN `accounts.inactive`; QUOTA_EXCEEDED `accounts.locked`; CONFLICT `accounts.changed_meanwhile`
 */
export async function enterWithProvider(deps: Asking, identity: Identity): Promise<ProviderEntry> {
  // Someone may take the address between the look and the account: the second look sees that.
  return (await tryToEnter(deps, identity)) ?? (await tryToEnter(deps, identity)) ?? Promise.reject(changed());
}

const changed = () => new AppError("CONFLICT", "accounts.changed_meanwhile");

async function tryToEnter(deps: Asking, identity: Identity): Promise<ProviderEntry | null> {
  const known = await enterLinked(deps, identity);
  if (known) return known;
  const { email } = identity;
  const address = identity.isEmailVerified && email !== null && isEmailShaped(email) ? email : null;
  const claims = address ? await readClaims(deps.db, emailKey(address)) : { ownerId: null, isClaimed: false };
  const step = nextStepOf({
    hasVerifiedEmail: address !== null,
    isOwnedHere: claims.ownerId !== null,
    isClaimedHere: claims.isClaimed,
  });
  if (step !== "create" || address === null) {
    // Who pressed twice may meet the address of the account that the other press has just made.
    const made = claims.isClaimed ? await enterLinked(deps, identity) : null;
    if (made) return made;
    const nextStep = step === "create" ? "email" : step;
    const token = await keepPending(deps, identity, { nextStep, ownerId: claims.ownerId });
    return { kind: "pending", token };
  }
  await createLinkedAccount(deps, identity, address);
  return enterLinked(deps, identity);
}
