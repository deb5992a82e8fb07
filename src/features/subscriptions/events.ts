import * as z from "zod";
import { event } from "@/lib/event";

/** Someone was given a tier, or had theirs ended (FREE). */
export const tierGranted = event("subscription/granted", { grantId: z.uuid(), userId: z.uuid() });

/** A tier has come to its end automatically. */
export const tierExpired = event("subscription/expired", {
  subscriptionId: z.uuid(),
  userId: z.uuid(),
  periodId: z.uuid().nullable(),
});
