import * as z from "zod";
import { regradeWays } from "@/features/assessment/regrading";

/** In characters. */
export const longestReason = 1000;

export const RegradableOf = z.object({ lessonId: z.uuid() });
export type RegradableOf = z.infer<typeof RegradableOf>;

export const AskRegrade = RegradableOf.extend({
  /** The version whose answers are meant. */
  questionVersionId: z.uuid(),
  way: z.enum(regradeWays),
});
export type AskRegrade = z.infer<typeof AskRegrade>;

export const SaveRegrade = AskRegrade.extend({
  /** Made by the page for this regrade; it keeps it when it is sent again. */
  regradeId: z.uuid(),
  /** Of the preview: what it showed is what is stored. */
  stamp: z.string().length(64),
  /** Also for students who would no longer pass. */
  takesPasses: z.boolean().default(false),
  reason: z.string().trim().max(longestReason).default(""),
});
export type SaveRegrade = z.infer<typeof SaveRegrade>;
