import * as z from "zod";
import { CreditsByTier, TokenPrice } from "./credits";
import { longestPrompt } from "./prompts";
import { Stage } from "./suggestions";

/** A text that Postgres can store: it has no place for the character of number 0. */
const Body = z
  .string()
  .max(2 * longestPrompt)
  .refine((text) => !text.includes("\0"));

export const ShowPrompt = z.object({
  stage: Stage,
  /** The version to be looked at beside the current one. */
  version: z.number().int().min(1).max(1_000_000).nullable().default(null),
});
export type ShowPrompt = z.infer<typeof ShowPrompt>;

export const SavePrompt = z.object({
  stage: Stage,
  body: Body,
  /** Number of the version that its author saw as the current one. */
  over: z.int32().min(1),
});
export type SavePrompt = z.infer<typeof SavePrompt>;

export const PreviewPrompt = z.object({
  stage: Stage,
  body: Body,
  /** One of the asker's own drafts; null for a sample. */
  draftId: z.uuid().nullable(),
});
export type PreviewPrompt = z.infer<typeof PreviewPrompt>;

/** A setting over the one that was seen: what is there now must be that, or the new one. */
export const SaveCredits = z.object({ seen: CreditsByTier, credits: CreditsByTier });
export type SaveCredits = z.infer<typeof SaveCredits>;

export const SavePrice = z.object({ seen: TokenPrice.nullable(), price: TokenPrice.nullable() });
export type SavePrice = z.infer<typeof SavePrice>;

/** A month as addresses write it: "2026-03". */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

export const LedgerFilter = z.object({
  person: z.uuid().nullable().default(null),
  month: Month.nullable().default(null),
  /** Id of a version of a prompt. */
  version: z.uuid().nullable().default(null),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

const Page = z.number().int().min(1).max(100_000).default(1);

export const ReadLedger = LedgerFilter.extend({ page: Page });
export type ReadLedger = z.infer<typeof ReadLedger>;

export const ReadUse = z.object({ page: Page });
export type ReadUse = z.infer<typeof ReadUse>;
