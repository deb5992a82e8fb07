export const paidTiers = ["BASIC", "PREMIUM"] as const;
export const tiers = ["FREE", ...paidTiers] as const;
export type Tier = (typeof tiers)[number];

export const tierTabs = ["running", "over"] as const;
/** Tiers that are in force, and those that were. */
export type TierTab = (typeof tierTabs)[number];

export const TIERS_A_PAGE = 25;
/** Characters. */
export const LONGEST_REASON = 300;
