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
