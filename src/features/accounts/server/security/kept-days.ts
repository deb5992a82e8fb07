import "server-only";
import { z } from "zod";
import { keptDaysLeast, keptDaysMost } from "@/features/accounts/rules";
import type { Tx } from "@/server/db/client";

/** The site's setting: for how many days it is known from which network and browser someone signed in. */
export const keptDaysKey = "accounts.keptDays";
const usualDays = 180;

const KeptDays = z.int().min(keptDaysLeast).max(keptDaysMost).catch(usualDays);

export async function readKeptDays(db: Tx): Promise<number> {
  const stored = await db.siteSetting.findUnique({ where: { key: keptDaysKey }, select: { value: true } });
  return KeptDays.parse(stored?.value);
}
