import "server-only";
import * as z from "zod";
import { parseDecimal } from "@/lib/decimal";
import { flag, percentage, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import { decimal, tolerance } from "../../shared/number-file";
import { mostUnits, readUnits, type UnitsBody, unitsBody } from "./body";

/** The value as written; tolerance absolute or a share ("5%"); unit shown beside the field unless it is asked for. */
export interface NumericDocument {
  value: string;
  tolerance: string;
  unit: string;
  units?: UnitsDocument;
}

/** Absent where the unit is a label and nothing more: what was imported before there were units is the same as it was. */
interface UnitsDocument {
  /** Each with how many of the question's unit one of it is, as a number. */
  others: { unit: string; factor: string }[];
  /** Students type the unit. */
  asked: boolean;
  /** Percent of the points that a missing or wrong one costs where it is asked for. */
  cost: number;
}

const positive = decimal.refine(
  (number) => (parseDecimal(number)?.digits ?? 0n) > 0n,
  "must be a number above 0, such as 1000 or 0.01.",
);

const item = z
  .strictObject({
    type: z.literal("numeric"),
    ...markedItem,
    answer: decimal,
    tolerance: tolerance.default("0"),
    unit: text.default(""),
    units: z
      .array(z.strictObject({ unit: title, factor: positive }))
      .max(mostUnits)
      .default([]),
    asksUnit: flag.default(false),
    unitCost: percentage.default(0),
  })
  .refine(
    ({ unit, units, asksUnit }) => unit.trim() !== "" || (units.length === 0 && !asksUnit),
    "must have a unit of its own beside other units, or where students enter it.",
  );

export const numericFile: CourseFileCodec<typeof item, { numeric: NumericDocument }> = {
  item,
  read({ answer: value, tolerance, unit, units: others, asksUnit: asked, unitCost }) {
    const units = { units: { others, asked, cost: asked ? unitCost : 0 } };
    return { numeric: { value, tolerance, unit, ...((others.length > 0 || asked) && units) } };
  },
  write: ({ numeric: { value, tolerance, unit, units } }) => ({
    ...{ answer: value, tolerance: tolerance === "0" ? undefined : tolerance, unit: unit || undefined },
    units: units && units.others.length > 0 ? units.others : undefined,
    asksUnit: units?.asked || undefined,
    unitCost: units?.cost || undefined,
  }),
  load({ numericValue: value, numericTolerance: tolerance, numericUnit: unit, body }) {
    const stored = unitsBody(readUnits(body));
    const units = stored && { units: { others: stored.units, asked: stored.isAsked, cost: stored.cost } };
    return { numeric: { value: value ?? "", tolerance: tolerance ?? "0", unit: unit ?? "", ...units } };
  },
  store: ({ numeric: { value, tolerance, unit, units } }) => ({
    ...{ answers: [], numericValue: value, numericTolerance: tolerance, numericUnit: unit || null },
    body: storedUnits(units),
  }),
  changeTexts: () => ({}),
};

function storedUnits(document: UnitsDocument | undefined): UnitsBody | undefined {
  if (!document) return undefined;
  const { others, asked, cost } = document;
  return unitsBody({ units: others.map(({ unit, factor }) => ({ unit, factor })), isAsked: asked, cost }) ?? undefined;
}
