import { currencyDigits } from "@/lib/money";

/** An amount as typed ("49", "49.50", "49,5") in minor units of the currency; null for anything else. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const typed = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  const [, whole = "", part = ""] = typed ?? [];
  if (digits === null || !typed || part.length > digits) return null;
  return Number(whole + part.padEnd(digits, "0"));
}
