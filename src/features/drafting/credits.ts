import * as z from "zod";

/** Tokens that a model writes cost several times those that it reads; in credits they count this many times. */
export const outputWeight = 4;
/** Weighted tokens of one credit. */
export const tokensPerCredit = 1_000;

/** What a request takes of someone's credits. */
export const weightedTokens = (inputTokens: number, outputTokens: number): number =>
  inputTokens + outputWeight * outputTokens;

/** Whole credits that tokens come to; a started one counts. */
export const creditsOf = (tokens: number): number => Math.ceil(tokens / tokensPerCredit);

/** The month in which credits are counted, in UTC: its first instant and that of the next. */
export function monthOf(at: Date): { start: Date; end: Date } {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return { start: new Date(Date.UTC(year, month, 1)), end: new Date(Date.UTC(year, month + 1, 1)) };
}

export const instructorTiers = ["STANDARD", "TRUSTED", "PARTNER"] as const;
export type InstructorTier = (typeof instructorTiers)[number];

/** Keeps what a month comes to in tokens within the database's whole numbers. */
export const mostCredits = 2_000_000;

const Credits = z.number().int().min(0).max(mostCredits);

/** Credits of a month by tier. None at all keeps a tier from drafting with a model. */
export const CreditsByTier = z.object({ STANDARD: Credits, TRUSTED: Credits, PARTNER: Credits });
export type CreditsByTier = z.infer<typeof CreditsByTier>;

export const defaultCredits: CreditsByTier = { STANDARD: 5_000, TRUSTED: 20_000, PARTNER: 100_000 };

const micros = 1_000_000;
const PerMillion = z
  .number()
  .int()
  .min(0)
  .max(10_000 * micros);

/** What a model's maker asks for a million tokens, in millionths of the currency's major unit: 0.15 is 150 000. */
export const TokenPrice = z.object({
  inputPerMillion: PerMillion,
  outputPerMillion: PerMillion,
  currency: z.string().refine((code) => Intl.supportedValuesOf("currency").includes(code)),
});
export type TokenPrice = z.infer<typeof TokenPrice>;

/** An amount for a million tokens as typed ("0.15", "2,5"); null for what is none, or is finer than a millionth. */
export function parsePerMillion(text: string): number | null {
  const [, whole = "", part = ""] = /^(\d{1,5})(?:[.,](\d{1,6}))?$/.exec(text.trim()) ?? [];
  if (whole === "") return null;
  return PerMillion.safeParse(Number(whole) * micros + Number(part.padEnd(6, "0"))).data ?? null;
}

export const writePerMillion = (amount: number): string =>
  (amount / micros).toFixed(6).replace(/(\.\d\d\d*?)0+$/, "$1");
