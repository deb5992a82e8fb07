import * as z from "zod";
import { ForeseenNumber, mostForeseen } from "../../shared/foreseen-number";

export const mostUnits = 20;
const Line = z.string().max(120);

const AcceptedUnit = z.strictObject({
  unit: Line,
  /** How many of the key's unit one of it is, as it was typed: "1000" for km where the key is in m. */
  factor: Line,
});
export type AcceptedUnit = z.infer<typeof AcceptedUnit>;

/** What a number has beside its key. Null where its unit is a label beside the field, and nothing else is foreseen or said. */
export const NumericBody = z.strictObject({
  units: z.array(AcceptedUnit).max(mostUnits),
  /** Students type the unit; none is beside the field. */
  isAsked: z.boolean(),
  /** Percent of the points that a missing or wrong unit costs where it is asked for. */
  cost: z.number().min(0).max(100).multipleOf(0.01),
  /** Numbers other than the key, in the unit of the key. The first that is given decides. */
  foreseen: z.array(ForeseenNumber).max(mostForeseen).default([]),
  /** What someone who gave the key is told. */
  feedback: z.string().max(50_000).default(""),
});
export type NumericBody = z.infer<typeof NumericBody>;

export const emptyNumeric: NumericBody = { units: [], isAsked: false, cost: 0, foreseen: [], feedback: "" };

/** As stored; nothing where it can't be read. */
export function readNumeric(body: unknown): NumericBody {
  const read = NumericBody.safeParse(body);
  return read.success ? read.data : emptyNumeric;
}

/** As it is stored: null where it says nothing, and without the parts that came later where those say nothing. */
export function numericBody({
  units,
  isAsked,
  cost,
  foreseen,
  feedback,
}: NumericBody): z.input<typeof NumericBody> | null {
  const isSaid = foreseen.length > 0 || feedback.trim() !== "";
  if (units.length === 0 && !isAsked && !isSaid) return null;
  return {
    ...{ units, isAsked, cost: isAsked ? cost : 0 },
    ...(foreseen.length > 0 && { foreseen }),
    ...(feedback.trim() !== "" && { feedback }),
  };
}
