import * as z from "zod";
import { keptDaysLeast, keptDaysMost } from "@/features/accounts/rules";
import { CodeProof } from "@/features/accounts/schema";
import { addressDaysLeast, addressDaysMost } from "@/features/assessment/signals";
import { graceDaysLeast, graceDaysMost } from "./rules";

export const SaveDataSettings = z.object({
  keptDays: z.int().min(keptDaysLeast).max(keptDaysMost),
  addressDays: z.int().min(addressDaysLeast).max(addressDaysMost),
  graceDays: z.int().min(graceDaysLeast).max(graceDaysMost),
});
export type SaveDataSettings = z.infer<typeof SaveDataSettings>;

export const ExportRef = z.object({ requestId: z.uuid() });

/** A code only where there is a second factor, a password only where there is one. */
export const AskForDeletion = CodeProof;
export type AskForDeletion = CodeProof;
