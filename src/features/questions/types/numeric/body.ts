import * as z from "zod";

export const mostUnits = 20;
const Line = z.string().max(120);

const AcceptedUnit = z.strictObject({
  unit: Line,
  /** How many of the key's unit one of it is, as it was typed: "1000" for km where the key is in m. */
  factor: Line,
});
export type AcceptedUnit = z.infer<typeof AcceptedUnit>;

/** What a number has beside its own unit. Null where that unit is a label beside the field, and nothing more. */
export const UnitsBody = z.strictObject({
  units: z.array(AcceptedUnit).max(mostUnits),
  /** Students type the unit; none is beside the field. */
  isAsked: z.boolean(),
  /** Percent of the points that a missing or wrong unit costs where it is asked for. */
  cost: z.number().min(0).max(100).multipleOf(0.01),
});
export type UnitsBody = z.infer<typeof UnitsBody>;

export const noUnits: UnitsBody = { units: [], isAsked: false, cost: 0 };

/** As stored; none where it can't be read. */
export function readUnits(body: unknown): UnitsBody {
  const read = UnitsBody.safeParse(body);
  return read.success ? read.data : noUnits;
}

/** As it is stored: null where it says nothing. */
export function unitsBody({ units, isAsked, cost }: UnitsBody): UnitsBody | null {
  if (units.length === 0 && !isAsked) return null;
  return { units, isAsked, cost: isAsked ? cost : 0 };
}
