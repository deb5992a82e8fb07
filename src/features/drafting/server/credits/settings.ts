import "server-only";
import { CreditsByTier, defaultCredits, TokenPrice } from "@/features/drafting/credits";
import type { Tx } from "@/server/db/client";

export const creditsKey = "drafting.credits";
export const priceKey = "drafting.price";

export interface DraftingSettings {
  credits: CreditsByTier;
  /** None: tokens are shown, no money. */
  price: TokenPrice | null;
}

/** Settings as they are stored; what is absent, or not of this shape, is as if no one had set it. */
export const draftingSettingsOf = (stored: ReadonlyMap<string, unknown>): DraftingSettings => ({
  credits: CreditsByTier.catch(defaultCredits).parse(stored.get(creditsKey)),
  price: TokenPrice.nullable().catch(null).parse(stored.get(priceKey)),
});

export async function readDraftingSettings(db: Tx): Promise<DraftingSettings> {
  const rows = await db.siteSetting.findMany({
    where: { key: { in: [creditsKey, priceKey] } },
    select: { key: true, value: true },
  });
  return draftingSettingsOf(new Map(rows.map(({ key, value }) => [key, value])));
}
