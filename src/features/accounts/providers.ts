import { withoutHiddenSigns } from "@/lib/hidden-signs";

/** Ways in through someone else, as routes, rows and settings of the environment name them. */
export const providerIds = ["google", "github", "oidc"] as const;
export type ProviderId = (typeof providerIds)[number];

export const isProviderId = (text: string): text is ProviderId => providerIds.some((id) => id === text);

export const loginMethodOf = { google: "GOOGLE", github: "GITHUB", oidc: "OIDC" } as const satisfies Record<
  ProviderId,
  string
>;

/** Hours for which a sign-up that lacks something can be resumed. */
export const pendingHours = 24;

/** What a provider says of someone. The subject alone is who they are; the rest is hearsay, except a verified address. */
export interface Identity {
  provider: ProviderId;
  subject: string;
  name: string;
  email: string | null;
  isEmailVerified: boolean;
}

/**
 * What someone is called until they say otherwise. Never the whole address: names are seen by others.
 */
export function nameOf({ name, email }: Pick<Identity, "name" | "email">): string {
  const seen = withoutHiddenSigns(name).trim().slice(0, 120);
  if (/[^\p{Z}\p{Cf}]/u.test(seen)) return seen;
  return email?.split("@")[0]?.slice(0, 120) || "Learner";
}

export type NextStep = "password" | "email" | "sent";

/**
 * What becomes of an identity that no account is linked to. An address counts only when both sides have proved it; and even then
 * the password has to be given once, for a provider may give an address to someone else.
 */
export function nextStepOf(facts: {
  hasVerifiedEmail: boolean;
  isOwnedHere: boolean;
  isClaimedHere: boolean;
}): NextStep | "create" {
  if (!facts.hasVerifiedEmail) return "email";
  if (facts.isOwnedHere) return "password";
  return facts.isClaimedHere ? "email" : "create";
}

/** Whether someone would be left without a way in: no password, no passkey, and no account at a provider that this site still asks. */
export const isLastWayIn = (facts: {
  hasPassword: boolean;
  passkeys: number;
  others: readonly string[];
  asked: readonly ProviderId[];
}): boolean =>
  !facts.hasPassword &&
  facts.passkeys === 0 &&
  !facts.others.some((provider) => facts.asked.some((id) => id === provider));

/** Why a provider sent someone back without a sign-in, or why it led to none here. Keys of words. */
export const entryProblems = ["denied", "expired", "misconfigured", "inactive", "locked", "sign_up_over"] as const;
export const linkProblems = ["denied", "expired", "misconfigured", "link_over", "linked_elsewhere"] as const;
