import { parseAmount } from "@/features/courses/amounts";
import { plainAmount } from "@/lib/money";

export interface Price {
  minor: number;
  currency: string;
}

/** A price as typed ("49 EUR", "49.50 EUR"); null for nothing and for what is no price. */
export function parsePrice(text: string): Price | null {
  const [, amount = "", currency = ""] = /^(\S+) ([A-Z]{3})$/.exec(text.trim()) ?? [];
  const minor = currency === "" ? null : parseAmount(amount, currency);
  return minor === null ? null : { minor, currency };
}

/** The same in one form: whole amounts without a point. Empty for none. */
export function writePrice(price: Price | null): string {
  return price === null ? "" : `${plainAmount(price.minor, price.currency).replace(/\.0+$/, "")} ${price.currency}`;
}
