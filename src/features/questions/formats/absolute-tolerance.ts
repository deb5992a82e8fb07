import { decimalText, parseDecimal, percentOf } from "@/lib/decimal";

/** A share of the value ("5%") as an amount; an amount as it is, "" for none. */
export function absoluteTolerance(value: string, tolerance: string): string {
  const [, amount = "", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(tolerance) ?? [];
  const [number, share] = [parseDecimal(value), percent === "%" ? parseDecimal(amount) : null];
  return number && share ? decimalText(percentOf(number, share)) : amount;
}
