/** Somebody has an account from now on. Ids only. */
export interface AccountCreated {
  name: "account/created";
  data: { userId: string };
}

/** An address was proved to be somebody's. */
export interface AddressVerified {
  name: "account/address-verified";
  data: { userId: string };
}
