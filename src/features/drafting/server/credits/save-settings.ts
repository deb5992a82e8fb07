import "server-only";
import canonicalize from "canonicalize";
import { type CreditsByTier, type TokenPrice, writePerMillion } from "@/features/drafting/credits";
import type { SaveCredits, SavePrice } from "@/features/drafting/prompts-schema";
import { AppError } from "@/lib/app-error";
import { holdSetting, storeSetting } from "@/server/audit/store-setting";
import type { PersonDeps } from "@/server/trpc/context";
import { creditsKey, type DraftingSettings, priceKey, readDraftingSettings } from "./settings";

type SaveDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Sets the credits of a month by tier. Months that have started keep what was granted, or rise.
 * @throws AppError CONFLICT `prompts.setting_changed` { now } where what is there is not what was seen.
 */
export const saveCredits = (deps: SaveDeps, { seen, credits }: SaveCredits): Promise<void> =>
  saveSetting(deps, { key: creditsKey, of: ({ credits: now }) => now, seen, next: credits, say: creditsInWords });

/**
 * Sets what tokens cost, or that nothing is known of it. Requests that have ended keep the cost that they were stored with.
 * @throws AppError CONFLICT `prompts.setting_changed` { now } where what is there is not what was seen.
 */
export const savePrice = (deps: SaveDeps, { seen, price }: SavePrice): Promise<void> =>
  saveSetting(deps, { key: priceKey, of: ({ price: now }) => now, seen, next: price, say: priceInWords });

interface Change<Value> {
  key: string;
  of: (settings: DraftingSettings) => Value;
  seen: Value;
  next: Value;
  say: (value: Value) => string;
}

async function saveSetting<Value extends CreditsByTier | TokenPrice | null>(
  deps: SaveDeps,
  { key, of, seen, next, say }: Change<Value>,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdSetting(tx, key);
    const now = of(await readDraftingSettings(tx));
    if (isSame(now, next)) return;
    if (!isSame(now, seen)) throw new AppError("CONFLICT", "prompts.setting_changed", { now });
    await storeSetting(tx, deps, { key, value: next, from: say(now), to: say(next) });
  });
}

const isSame = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

const creditsInWords = ({ STANDARD, TRUSTED, PARTNER }: CreditsByTier): string =>
  `STANDARD ${STANDARD}, TRUSTED ${TRUSTED}, PARTNER ${PARTNER}`;

const priceInWords = (price: TokenPrice | null): string =>
  price === null
    ? "none"
    : `${writePerMillion(price.inputPerMillion)} / ${writePerMillion(price.outputPerMillion)} ${price.currency}`;
