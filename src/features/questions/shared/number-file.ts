import "server-only";
import * as z from "zod";
import { percentage, text } from "@/lib/yaml-values";
import { type ForeseenNumber, mostForeseen } from "./foreseen-number";

export const decimal = z.string().regex(/\d/, 'must be a number such as "3.14" or "6.02e23".');
export const tolerance = z.string().regex(/^[\d.eE+-]+\s*%?$/, 'must be a number, or a share such as "5%".');

const foreseenNumber = z
  .strictObject({
    answer: decimal,
    tolerance: tolerance.default("0"),
    credit: percentage.refine((credit) => credit < 100, "must be a percentage below 100.").default(0),
    feedback: text.default(""),
  })
  .transform(({ answer, ...number }): ForeseenNumber => ({ value: answer, ...number }));

/** Numbers beside the right one. */
export const foreseenNumbers = z.array(foreseenNumber).max(mostForeseen).default([]);

/** The entry of one in a `.quiz.yaml` file. */
export const foreseenFields = ({ value, tolerance: around, credit, feedback }: ForeseenNumber) => ({
  ...{ answer: value, tolerance: around === "0" ? undefined : around },
  ...{ credit: credit || undefined, feedback: feedback || undefined },
});
