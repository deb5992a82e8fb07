import "server-only";
import { addDays } from "@/lib/time";

const keptForDays = 30;

/** What was removed before this moment goes for good with the next thing of its kind that is removed. */
export const goneForGoodBefore = (now: Date): Date => addDays(now, -keptForDays);
