import "server-only";
import { z } from "zod";
import { keptDaysKey, readKeptDays } from "@/features/accounts/server/security/kept-days";
import { addressDaysKey, readAddressDays } from "@/features/assessment/server/signals/address-days";
import { graceDaysLeast, graceDaysMost, usualGraceDays } from "@/features/privacy/rules";
import type { SaveDataSettings } from "@/features/privacy/schema";
import { holdSetting, storeSetting } from "@/server/audit/store-setting";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

/** The site's setting: days between asking for a deletion and its taking place. */
export const graceDaysKey = "privacy.graceDays";

export const GraceDays = z.int().min(graceDaysLeast).max(graceDaysMost).catch(usualGraceDays);

/** What an admin decides about personal data. */
export type DataSettings = SaveDataSettings;

export async function readDataSettings(db: Tx): Promise<DataSettings> {
  const [keptDays, addressDays, stored] = await Promise.all([
    readKeptDays(db),
    readAddressDays(db),
    db.siteSetting.findUnique({ where: { key: graceDaysKey }, select: { value: true } }),
  ]);
  return { keptDays, addressDays, graceDays: GraceDays.parse(stored?.value) };
}

/** Takes effect with the next night, and with the next deletion that is asked for. Saying again what is there changes nothing. */
export async function saveDataSettings(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  wish: SaveDataSettings,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdSetting(tx, keptDaysKey);
    const now = await readDataSettings(tx);
    const changes = [
      { key: keptDaysKey, from: now.keptDays, to: wish.keptDays },
      { key: addressDaysKey, from: now.addressDays, to: wish.addressDays },
      { key: graceDaysKey, from: now.graceDays, to: wish.graceDays },
    ];
    for (const { key, from, to } of changes)
      if (from !== to) await storeSetting(tx, deps, { key, value: to, from, to });
  });
}
