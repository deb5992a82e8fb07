import "server-only";
import * as z from "zod";
import { parseDecimal } from "@/lib/decimal";
import { flag, percentage, text, title } from "@/lib/yaml-values";
import { type CourseFileCodec, markedItem } from "../../course-file-codec";
import type { ForeseenNumber } from "../../shared/foreseen-number";
import { decimal, foreseenFields, foreseenNumbers, tolerance } from "../../shared/number-file";
import { emptyNumeric, mostUnits, type NumericBody, numericBody, readNumeric } from "./body";

/** The value as written; tolerance absolute or a share ("5%"); unit shown beside the field unless it is asked for. */
export interface NumericDocument {
  value: string;
  tolerance: string;
  unit: string;
  units?: UnitsDocument;
  /** Other numbers, each with the percent of the points that it earns. Absent for none. */
  foreseen?: ForeseenNumber[];
  /** Said to whoever gave the answer. Absent for nothing. */
  feedback?: string;
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
    answerFeedback: text.default(""),
    foreseen: foreseenNumbers,
  })
  .refine(
    ({ unit, units, asksUnit }) => unit.trim() !== "" || (units.length === 0 && !asksUnit),
    "must have a unit of its own beside other units, or where students enter it.",
  );

export const numericFile: CourseFileCodec<typeof item, { numeric: NumericDocument }> = {
  item,
  read({ answer: value, tolerance, unit, units: others, asksUnit: asked, unitCost, answerFeedback, foreseen }) {
    const units = { units: { others, asked, cost: asked ? unitCost : 0 } };
    const said = saidIn({ foreseen, feedback: answerFeedback });
    return { numeric: { value, tolerance, unit, ...((others.length > 0 || asked) && units), ...said } };
  },
  write: ({ numeric: { value, tolerance, unit, units, foreseen, feedback } }) => ({
    ...{ answer: value, tolerance: tolerance === "0" ? undefined : tolerance, unit: unit || undefined },
    units: units && units.others.length > 0 ? units.others : undefined,
    asksUnit: units?.asked || undefined,
    unitCost: units?.cost || undefined,
    answerFeedback: feedback,
    foreseen: foreseen?.map(foreseenFields),
  }),
  load({ numericValue: value, numericTolerance: tolerance, numericUnit: unit, body }) {
    const { units: others, isAsked: asked, cost, ...more } = readNumeric(body);
    const foreseen = more.foreseen.map((number) => ({ ...number, tolerance: number.tolerance || "0" }));
    const units = (others.length > 0 || asked) && { units: { others, asked, cost: asked ? cost : 0 } };
    const numeric = { value: value ?? "", tolerance: tolerance ?? "0", unit: unit ?? "", ...units };
    return { numeric: { ...numeric, ...saidIn({ ...more, foreseen }) } };
  },
  store: ({ numeric: { value, tolerance, unit, units, foreseen = [], feedback = "" } }) => ({
    ...{ answers: [], numericValue: value, numericTolerance: tolerance, numericUnit: unit || null },
    body: numericBody({ ...(units ? storedUnits(units) : emptyNumeric), foreseen, feedback }) ?? undefined,
  }),
  changeTexts({ numeric: { foreseen, feedback, ...numeric } }, change) {
    const said = foreseen?.map((number) => ({ ...number, feedback: change(number.feedback) }));
    return { numeric: { ...numeric, ...saidIn({ foreseen: said ?? [], feedback: change(feedback ?? "") }) } };
  },
};

/** What says something. */
const saidIn = ({ foreseen, feedback }: Pick<NumericBody, "foreseen" | "feedback">) => ({
  ...(foreseen.length > 0 && { foreseen }),
  ...(feedback !== "" && { feedback }),
});

const storedUnits = ({ others, asked, cost }: UnitsDocument): NumericBody => ({
  ...{ ...emptyNumeric, isAsked: asked, cost },
  units: others.map(({ unit, factor }) => ({ unit, factor })),
});
