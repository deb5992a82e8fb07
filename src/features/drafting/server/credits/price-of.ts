import "server-only";
import type { DraftingSettings } from "./settings";

/** Prices are given for so many tokens. */
const tokens = 1_000_000n;

/**
 * What a request costs, in millionths of the currency's major unit, rounded once, half up: what is stored adds up exactly.
 * Null where no price is set.
 */
export function priceOf(
  { price }: Pick<DraftingSettings, "price">,
  inputTokens: number,
  outputTokens: number,
): { costMicros: bigint; currency: string } | null {
  if (price === null) return null;
  const parts =
    BigInt(inputTokens) * BigInt(price.inputPerMillion) + BigInt(outputTokens) * BigInt(price.outputPerMillion);
  return { costMicros: (parts + tokens / 2n) / tokens, currency: price.currency };
}
