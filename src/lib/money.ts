/** Digits after the point of a currency, by ISO 4217 as the runtime knows it: 2 for EUR, 0 for JPY, 3 for KWD. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount in minor units as people of this locale write it; whole amounts without ".00". */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = digitsOf(currency);
  const amount = amountMinor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount);
}
