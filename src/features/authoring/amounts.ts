/** Digits after the point of a currency (2 for EUR, 0 for JPY), or null for what is no currency code. */
function digitsOf(currency: string): number | null {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return null;
  }
}

/** An amount as typed ("49", "49.50", "49,5") in minor units of the currency; null for anything else. */
export function parseAmount(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const typed = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  const [, whole = "", part = ""] = typed ?? [];
  if (digits === null || !typed || part.length > digits) return null;
  return Number(whole + part.padEnd(digits, "0"));
}

/** Minor units as they are typed: "49.50". */
export function writeAmount(minor: number, currency: string): string {
  const digits = digitsOf(currency) ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}

/** An instant for a field of type datetime-local that counts in UTC, and back. Empty is no instant. */
export const writeUtc = (at: Date | string | null): string =>
  at === null ? "" : new Date(at).toISOString().slice(0, 16);
export const parseUtc = (text: string): string | null => (text === "" ? null : `${text.slice(0, 16)}:00Z`);
