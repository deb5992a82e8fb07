import "server-only";
import { z } from "zod";
import { challengeMinutes } from "@/features/accounts/passkeys";
import { AppError, isAppError } from "@/lib/app-error";
import { addMinutes } from "@/lib/time";
import { openSealed, sealText } from "@/server/auth/sealed-text";
import { type Limit, spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";

const purpose = "passkey challenges v1";

const Challenge = z.object({
  challenge: z.string(),
  /** For whom: a session that adds a passkey ("add SESSION"), or whoever wants in ("enter"). */
  about: z.string(),
  until: z.number(),
});

/** Each challenge is answered once, although nothing of it is stored before. */
const answers: Limit = { name: "accounts.passkeyAnswers", points: 1, windowSeconds: challengeMinutes * 60 };

/** The challenge that a device is asked to sign, for a cookie: sealed, and good for some minutes. */
export const sealChallenge = ({ now }: Pick<Deps, "now">, about: string, challenge: string): string =>
  sealText(purpose, "", JSON.stringify({ challenge, about, until: addMinutes(now(), challengeMinutes).getTime() }));

/**
 * The challenge behind a cookie; using it up is part of reading it.
 * @throws AppError RULE_BROKEN `accounts.passkey_over` when it is none, too old, of someone else, or was answered before.
 */
export async function takeChallenge(
  deps: Pick<Deps, "db" | "now">,
  about: string,
  sealed: string | null,
): Promise<string> {
  const text = sealed ? openSealed(purpose, "", sealed) : null;
  const asked = text === null ? null : Challenge.parse(JSON.parse(text));
  if (!asked || asked.about !== about || asked.until <= deps.now().getTime())
    throw new AppError("RULE_BROKEN", "accounts.passkey_over");
  await spend(deps, answers, asked.challenge).catch((error: unknown) => {
    throw isAppError(error) ? new AppError("RULE_BROKEN", "accounts.passkey_over") : error;
  });
  return asked.challenge;
}
