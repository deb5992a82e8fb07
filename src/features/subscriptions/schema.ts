import * as z from "zod";
import { moment } from "@/lib/moment";
import { storable } from "@/lib/typed-text";
import { LONGEST_REASON, tiers, tierTabs } from "./rules";

export const GrantTier = z
  .object({
    /** Made by the client: sending it again gives nothing twice. */
    grantId: z.uuid(),
    /** A user name or an address. */
    whom: storable(320).min(2),
    tier: z.enum(tiers),
    /** When it ends: of FREE, which has nothing to end, null. */
    until: moment().nullable(),
    reason: storable(LONGEST_REASON).default(""),
  })
  .refine(({ tier, until }) => (tier === "FREE") === (until === null));
export type GrantTier = z.output<typeof GrantTier>;

export const ListTiers = z.object({
  show: z.enum(tierTabs).default("running"),
  q: storable(200).default(""),
  page: z.number().int().min(1).max(99_999).default(1),
});
export type ListTiers = z.output<typeof ListTiers>;
