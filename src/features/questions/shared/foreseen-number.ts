import * as z from "zod";
import { mostCredit } from "../points";
import { problemsOfNumber } from "./number-authoring";

export const mostForeseen = 20;
const Line = z.string().max(120);

/** A number other than the right one. */
export const ForeseenNumber = z.strictObject({
  value: Line,
  /** As that of the right one. */
  tolerance: Line,
  /** Percent of what the right one earns. */
  credit: z.number().min(0).max(mostCredit).multipleOf(0.01),
  /** What someone who gave it is told. */
  feedback: z.string().max(50_000),
});
export type ForeseenNumber = z.infer<typeof ForeseenNumber>;

/** As many of a file's numbers as can be marked by and stored. */
export const keptForeseen = (numbers: readonly ForeseenNumber[]): ForeseenNumber[] =>
  numbers
    .filter((number) => problemsOfNumber(number).length === 0 && number.value.length + number.tolerance.length <= 120)
    .slice(0, mostForeseen);
