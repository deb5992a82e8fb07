import "server-only";
import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { PasskeyAnswer } from "@/features/accounts/schema";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { sealChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

export interface Asked {
  /** For the browser (WebAuthn: PublicKeyCredentialRequestOptions). */
  options: PublicKeyCredentialRequestOptionsJSON;
  /** For a cookie: the same challenge, sealed. */
  sealed: string;
}

/**
 * Asks a device to sign with a passkey: whichever it has for this site, or one of the account that is named.
 * @throws AppError RULE_BROKEN `accounts.passkeys_off`
 */
export async function askForPasskey(
  deps: Pick<Deps, "db" | "now">,
  about: string,
  userId: string | null,
): Promise<Asked> {
  const { id: rpID } = relyingParty();
  const known =
    userId === null
      ? []
      : await deps.db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: "required",
    ...(userId !== null && {
      allowCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    }),
  });
  return { options, sealed: sealChallenge(deps, about, options.challenge) };
}

interface Stored {
  id: string;
  credentialId: string;
  publicKey: Uint8Array;
  counter: bigint;
}

/**
 * Whether a device has signed the challenge with this passkey and looked at its user. A counter that does not grow is a copy
 * of the passkey; those that are synced between devices have none.
 */
export async function isPasskeyShown(
  stored: Stored,
  { response, expectedChallenge }: { response: PasskeyAnswer; expectedChallenge: string },
): Promise<{ counter: bigint; isSynced: boolean } | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const shown = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
    credential: {
      id: stored.credentialId,
      publicKey: Uint8Array.from(stored.publicKey),
      counter: Number(stored.counter),
    },
  }).catch(() => null);
  if (!shown?.verified) return null;
  const { newCounter, credentialBackedUp } = shown.authenticationInfo;
  return { counter: BigInt(newCounter), isSynced: credentialBackedUp };
}

/** Notes the use. Of two at once with one counter, one is a copy: false for the second. */
export async function noteUse(
  tx: Tx,
  { id }: Pick<Stored, "id">,
  { counter, isSynced, at }: { counter: bigint; isSynced: boolean; at: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, ...(counter > 0n && { counter: { lt: counter } }) },
    data: { counter, isSynced, lastUsedAt: at },
  });
  return count === 1;
}
