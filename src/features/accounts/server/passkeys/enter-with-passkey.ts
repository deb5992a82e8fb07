import "server-only";
import type { PasskeyAnswer } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { type Asking, refuseInactive } from "../check-password";
import { entrantColumns } from "../entrant";
import { findWaiting } from "../second-factor/pending-entry";
import { deviceMarkOf } from "../security/known-device";
import { type Entered, giveTryBack, openSession } from "../security/open-session";
import { hashOfAddress, takeTry } from "../security/take-try";
import { takeChallenge } from "./challenge";
import { type Asked, askForPasskey, isPasskeyShown, noteUse } from "./prove-passkey";

const about = "enter";

/** What a browser needs to sign in: every passkey for this site will do, or, after a correct password, one of that account. */
export async function requestPasskeyOptions(deps: Pick<Asking, "db" | "now">, pending: string | null): Promise<Asked> {
  const waiting = await findWaiting(deps, pending);
  return askForPasskey(deps, about, waiting?.userId ?? null);
}

interface Shown {
  /** Of the challenge. */
  sealed: string | null;
  /** Of a good password, where one was given before. */
  pending: string | null;
  response: PasskeyAnswer;
}

/** Devices keep with a passkey whose it is, and some leave it out where they were asked for that very one (WebAuthn 7.2, step 6). */
const isOf = (userId: string, { response: { userHandle } }: PasskeyAnswer): boolean =>
  userHandle === undefined || userHandle === Buffer.from(userId).toString("base64url");

const wrong = () => new AppError("RULE_BROKEN", "accounts.passkey_wrong");

/**
 * Signs someone in by a passkey: alone, for it is a device and whoever it looked at, or as the second factor after a good
 * password. No one guesses a passkey, so a lock that others' wrong passwords brought holds no one up who shows one.
 * @throws AppError RULE_BROKEN `accounts.passkey_over`, `accounts.passkey_wrong`; FORBIDDEN `accounts.inactive`;
 * QUOTA_EXCEEDED `accounts.locked` for too many tries of one network
 */
export async function enterWithPasskey(deps: Asking, { sealed, pending, response }: Shown): Promise<Entered> {
  const expectedChallenge = await takeChallenge(deps, about, sealed);
  const passkey = await deps.db.passkey.findUnique({
    where: { credentialId: response.id },
    select: {
      id: true,
      credentialId: true,
      publicKey: true,
      counter: true,
      user: {
        select: { ...entrantColumns, emailAddresses: { where: { isPrimary: true }, select: { emailKey: true } } },
      },
    },
  });
  const person = passkey?.user ?? null;
  const deviceMark = person ? deviceMarkOf(deps.deviceCookie ?? null, person) : null;
  const emailHash = hashOfAddress(person?.emailAddresses[0]?.emailKey ?? response.id);
  const { logId } = await takeTry(deps, { emailHash, person, deviceMark, wrong: "interrupted", isGuess: false });
  const shown = passkey && (await isPasskeyShown(passkey, { response, expectedChallenge }));
  if (!person || !shown || !isOf(person.id, response)) throw wrong();
  if (await refuseInactive(deps, person, logId)) throw new AppError("FORBIDDEN", "accounts.inactive");
  // Someone else's passkey is no second factor of whoever typed the password.
  const waiting = await findWaiting(deps, pending);
  if (waiting && waiting.userId !== person.id) throw wrong();
  const { id: userId, passwordHash, isDemo } = person;
  const entered = await deps.db.$transaction(async (tx) => {
    if (!(await noteUse(tx, passkey, { ...shown, at: deps.now() }))) throw wrong();
    const entry = { userId, logId, passwordHash, isDemo, deviceMark, failures: 0 };
    return openSession(tx, deps, entry, "PASSKEY");
  });
  await giveTryBack(deps, deviceMark);
  return entered;
}
