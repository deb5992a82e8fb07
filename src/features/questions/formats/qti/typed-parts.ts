import { parseDecimal } from "@/lib/decimal";
import { correct, declaration, variable } from "./item-parts";
import { element, type QtiElement } from "./qti-element";

/** Where something is typed. */
export const field = (name: string): QtiElement => element("textEntryInteraction", { responseIdentifier: name });

export const isRightNumber = (name: string, tolerance: string): QtiElement =>
  isNearNumber(correct(name), name, tolerance);

/** The number is first: a relative tolerance is a share of it. */
export function isNearNumber(number: QtiElement, name: string, tolerance: string): QtiElement {
  const [, amount = "", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(tolerance) ?? [];
  const mode = !parseDecimal(amount) ? "exact" : percent === "%" ? "relative" : "absolute";
  const attributes = { toleranceMode: mode, tolerance: mode === "exact" ? undefined : `${amount} ${amount}` };
  return element("equal", attributes, number, variable(name));
}

export const numberDeclaration = (name: string, value: string): QtiElement =>
  declaration({
    identifier: name,
    cardinality: "single",
    baseType: "float",
    correct: value.trim() === "" ? [] : [value.trim()],
  });
