/** Someone was given a tier, or had theirs ended (FREE). */
export interface TierGranted {
  name: "subscription/granted";
  data: { grantId: string; userId: string };
}

/** A tier has come to its end automatically. */
export interface TierExpired {
  name: "subscription/expired";
  data: { subscriptionId: string; userId: string; periodId: string | null };
}
