import "server-only";
import { z } from "zod";
import { addressDaysLeast, addressDaysMost, usualAddressDays } from "@/features/assessment/signals";
import type { Tx } from "@/server/db/client";

/** The site's setting: for how many days it is known from which networks and browsers an attempt was continued. */
export const addressDaysKey = "assessment.addressDays";

const AddressDays = z.int().min(addressDaysLeast).max(addressDaysMost).catch(usualAddressDays);

export async function readAddressDays(db: Tx): Promise<number> {
  const stored = await db.siteSetting.findUnique({ where: { key: addressDaysKey }, select: { value: true } });
  return AddressDays.parse(stored?.value);
}
