import * as z from "zod";
import type { Hundredths } from "./points";

export const mostBands = 10;
export const longestBandText = 5_000;

/** From a percentage on, up to the next band or to 100. */
export const FeedbackBand = z.object({
  /** Percent, with two places at most. */
  from: z.number().min(0).max(100).multipleOf(0.01),
  /** Plain text. */
  text: z.string().max(longestBandText),
});
export type FeedbackBand = z.infer<typeof FeedbackBand>;

/** Bands can't overlap: each begins at a percentage of its own. */
export const FeedbackBands = z.array(FeedbackBand).max(mostBands).refine(haveOwnStarts);

export function haveOwnStarts(bands: readonly Pick<FeedbackBand, "from">[]): boolean {
  return new Set(bands.map(({ from }) => from)).size === bands.length;
}

/** The text of the band that a percentage is in; null where none begins at or below it. The order of the bands is no matter. */
export function feedbackAt(bands: readonly FeedbackBand[], percentage: Hundredths): string | null {
  const reached = bands.filter(({ from }) => Math.round(from * 100) <= percentage);
  const [highest] = [...reached].sort((a, b) => b.from - a.from);
  return highest && highest.text.trim() !== "" ? highest.text : null;
}
