import type { ProviderId } from "./providers";

/** Someone has an account from now on. Ids only. */
export interface AccountCreated {
  name: "account/created";
  data: { userId: string };
}

/** Someone asked for a link to a new password. An address that no one has makes the same event, with null. */
export interface ResetAsked {
  name: "account/reset-asked";
  data: { emailAddressId: string | null; ip: string | null };
}

/** A password is another one from now on. */
export interface PasswordChanged {
  name: "account/password-changed";
  data: { userId: string };
}

/** Someone signed in on a device that is new to the account. Not told of the first sign-in of all. */
export interface NewDevice {
  name: "account/new-device";
  data: { userId: string; sessionId: string };
}

/** Wrong passwords shut an account to new devices. Ids only, for an address that no one has makes the same event. */
export interface AccountLocked {
  name: "account/locked";
  data: { tryId: string };
}

/** An address was proved to be someone's. */
export interface AddressVerified {
  name: "account/address-verified";
  data: { userId: string };
}

/** A link that proves this address is wanted: after sign-up, for one that was added, or once more. */
export interface VerificationAsked {
  name: "account/verification-asked";
  data: { emailAddressId: string };
}

/** Another address is the primary one. The addresses themselves, for the old one may be gone when this is read. */
export interface PrimaryChanged {
  name: "account/primary-changed";
  data: { userId: string; from: string | null; to: string };
}

/** A verified address was taken from an account. */
export interface AddressRemoved {
  name: "account/address-removed";
  data: { userId: string; email: string };
}

/** Something happened to someone's second factor that they are to know of. */
export interface SecondFactorChanged {
  name: "account/second-factor-changed";
  data: { userId: string; what: "on" | "off" | "codes" | "recovery" | "reset" | "passkey" | "passkeyRemoved" };
}

/** A way in through a provider was added to an account, or taken away. */
export interface AccountLinked {
  name: "account/linked";
  data: { userId: string; provider: ProviderId; isLinked: boolean };
}

/** Someone who signs up through a provider gave the address that the provider did not prove. */
export interface SignUpAddressGiven {
  name: "account/sign-up-address-given";
  data: { pendingId: string };
}
