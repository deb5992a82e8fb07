/** Somebody has an account from now on. Ids only. */
export interface AccountCreated {
  name: "account/created";
  data: { userId: string };
}

/** Somebody asked for a link to a new password. An address that nobody has makes the same event, with null. */
export interface ResetAsked {
  name: "account/reset-asked";
  data: { emailAddressId: string | null; ip: string | null };
}

/** A password is another one from now on. */
export interface PasswordChanged {
  name: "account/password-changed";
  data: { userId: string };
}

/** An address was proved to be somebody's. */
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
