import * as z from "zod";
import { event } from "@/lib/event";
import { providerIds } from "./providers";

/** Someone has an account from now on. Ids only. */
export const accountCreated = event("account/created", { userId: z.uuid() });

/** Someone asked for a link to a new password. An address that no one has makes the same event, with null. */
export const resetAsked = event("account/reset-asked", {
  emailAddressId: z.uuid().nullable(),
  ip: z.string().nullable(),
});

/** A password is another one from now on. */
export const passwordChanged = event("account/password-changed", { userId: z.uuid() });

/** Someone signed in on a device that is new to the account. Not told of the first sign-in of all. */
export const newDevice = event("account/new-device", { userId: z.uuid(), sessionId: z.uuid() });

/** Wrong passwords shut an account to new devices. Ids only, for an address that no one has makes the same event. */
export const accountLocked = event("account/locked", { tryId: z.uuid() });

/** An address was proved to be someone's. */
export const addressVerified = event("account/address-verified", { userId: z.uuid() });

/** A link that proves this address is wanted: after sign-up, for one that was added, or once more. */
export const verificationAsked = event("account/verification-asked", { emailAddressId: z.uuid() });

/** Another address is the primary one. The addresses themselves, for the old one may be gone when this is read. */
export const primaryChanged = event("account/primary-changed", {
  userId: z.uuid(),
  from: z.string().nullable(),
  to: z.string(),
});

/** A verified address was taken from an account. */
export const addressRemoved = event("account/address-removed", { userId: z.uuid(), email: z.string() });

/** Something happened to someone's second factor that they are to know of. */
export const secondFactorChanged = event("account/second-factor-changed", {
  userId: z.uuid(),
  what: z.enum(["on", "off", "codes", "recovery", "reset", "passkey", "passkeyRemoved"]),
});

/** A way in through a provider was added to an account, or taken away. */
export const accountLinked = event("account/linked", {
  userId: z.uuid(),
  provider: z.enum(providerIds),
  isLinked: z.boolean(),
});

/** Someone who signs up through a provider gave the address that the provider did not prove. */
export const signUpAddressGiven = event("account/sign-up-address-given", { pendingId: z.uuid() });
