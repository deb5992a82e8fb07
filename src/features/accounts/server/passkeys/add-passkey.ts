import "server-only";
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { secondFactorChanged } from "@/features/accounts/events";
import { mostPasskeys } from "@/features/accounts/passkeys";
import type { NewPasskey } from "@/features/accounts/schema";
import { AppError } from "@/lib/app-error";
import { readBrand } from "@/server/brand/read-brand";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { lockAddressesOf } from "../addresses/lock-addresses";
import { hasFactor } from "../second-factor/has-factor";
import { replaceRecoveryCodes } from "../second-factor/recovery-codes";
import { stepUp } from "../second-factor/step-up";
import { sealChallenge, takeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

type Adding = Pick<PersonDeps, "db" | "now" | "actor">;

const aboutSession = (sessionId: string) => `add ${sessionId}`;

export interface Begun {
  /** For the browser (WebAuthn: PublicKeyCredentialCreationOptions). */
  options: PublicKeyCredentialCreationOptionsJSON;
  /** For a cookie: the same challenge, sealed. */
  sealed: string;
}

/**
 * Asks a device of the person for a new passkey. It has to be one that can be found without a name and that looks at its
 * user (a PIN, a finger, a face), for it opens the account automatically.
 * @throws AppError what `stepUp` throws; RULE_BROKEN `accounts.passkeys_off`, `accounts.passkeys_full`
 */
export async function beginPasskey(deps: Adding, { current }: { current?: string | undefined }): Promise<Begun> {
  const { id: rpID } = relyingParty();
  await stepUp(deps, current);
  const { id: userId, sessionId, username } = deps.actor;
  const person = await deps.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true,
      emailAddresses: { where: { isPrimary: true }, select: { email: true } },
      passkeys: { select: { credentialId: true, transports: true } },
    },
  });
  if (person.passkeys.length >= mostPasskeys) throw new AppError("RULE_BROKEN", "accounts.passkeys_full");
  const options = await generateRegistrationOptions({
    rpID,
    rpName: (await readBrand(deps.db)).name,
    userID: new TextEncoder().encode(userId),
    userName: person.emailAddresses[0]?.email ?? username,
    userDisplayName: person.name,
    excludeCredentials: person.passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, sealed: sealChallenge(deps, aboutSession(sessionId), options.challenge) };
}

/**
 * Keeps the passkey that a device has made. The first second factor of an account brings its recovery codes, shown this once:
 * one that is kept already, because it was sent again after a lost answer, brings none.
 * @throws AppError RULE_BROKEN `accounts.passkey_over`, `accounts.passkey_wrong`, `accounts.passkeys_full`
 */
export async function addPasskey(
  deps: Adding,
  { sealed, passkeyName: name, response }: NewPasskey & { sealed: string | null },
): Promise<{ codes: string[] }> {
  const { id: userId, sessionId } = deps.actor;
  if ((await deps.db.passkey.count({ where: { userId, credentialId: response.id } })) > 0) return { codes: [] };
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const expectedChallenge = await takeChallenge(deps, aboutSession(sessionId), sealed);
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw new AppError("RULE_BROKEN", "accounts.passkey_wrong");
  const { credential, credentialBackedUp } = registrationInfo;
  return deps.db.$transaction(async (tx) => {
    await lockAddressesOf(tx, userId);
    if ((await tx.passkey.count({ where: { userId } })) >= mostPasskeys)
      throw new AppError("RULE_BROKEN", "accounts.passkeys_full");
    const isFirst = !(await hasFactor(tx, userId));
    const row = {
      userId,
      name,
      credentialId: credential.id,
      publicKey: Uint8Array.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      isSynced: credentialBackedUp,
    };
    const { count } = await tx.passkey.createMany({ data: row, skipDuplicates: true });
    if (count === 0) throw new AppError("RULE_BROKEN", "accounts.passkey_wrong");
    await appendEvent(tx, secondFactorChanged({ userId, what: "passkey" }));
    return { codes: isFirst ? await replaceRecoveryCodes(tx, userId) : [] };
  });
}
