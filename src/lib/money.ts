const currencies = new Set(Intl.supportedValuesOf("currency"));

const writers = new Map<string, Intl.NumberFormat>();

/** What writes amounts: making one takes twenty times as long as writing with it, and a list of courses writes many. */
function writerOf(locale: string, currency: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale} ${currency} ${options.notation} ${options.minimumFractionDigits} ${options.maximumFractionDigits}`;
  let writer = writers.get(key);
  if (!writer) {
    writer = new Intl.NumberFormat(locale, { style: "currency", currency, ...options });
    // As many as there are locales and currencies; the rest of what is shaped like a code comes once.
    if (isCurrency(currency)) writers.set(key, writer);
  }
  return writer;
}

/** Whether there is money by this code of ISO 4217: "EUR", not "XYZ". */
export const isCurrency = (code: string): boolean => currencies.has(code);

/** Digits after the point of a currency, by ISO 4217 as the runtime knows it (2 for EUR, 0 for JPY, 3 for KWD); null for no code. */
export function currencyDigits(currency: string): number | null {
  try {
    return writerOf("en", currency).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return null;
  }
}

/** Minor units as machines and form fields write them: "49.50", "1200" for JPY. */
export function plainAmount(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency) ?? 2;
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/** An amount in minor units as people of this locale write it; whole amounts without ".00". */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency) ?? 2;
  const amount = amountMinor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  return writerOf(locale, currency, { minimumFractionDigits: shown, maximumFractionDigits: shown }).format(amount);
}

/** The same where there is little room: "$1.2K". */
export function formatMoneyBriefly(amountMinor: number, currency: string, locale: string): string {
  const amount = amountMinor / 10 ** (currencyDigits(currency) ?? 2);
  const options = { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 } as const;
  return writerOf(locale, currency, options).format(amount);
}

/** Millionths of the major unit as people of this locale write them, to the last digit, so that amounts are under each other. */
export function formatMicros(micros: number, currency: string, locale: string): string {
  return writerOf(locale, currency, { minimumFractionDigits: 6, maximumFractionDigits: 6 }).format(micros / 1_000_000);
}
