import { expect, it } from "vitest";
import { currencyDigits, formatMicros, formatMoney, formatMoneyBriefly } from "./money";

it("millionths are written to the last digit, whatever the currency's own digits", () => {
  expect(formatMicros(1_500, "USD", "en-US")).toBe("$0.001500");
  expect(formatMicros(12_345_678_901, "USD", "en-US")).toBe("$12,345.678901");
  expect(formatMicros(2_000_000, "JPY", "en-US")).toBe("¥2.000000");
});

it("an amount is written by its own currency, locale and digits, whatever was written before", () => {
  for (let time = 0; time < 2; time += 1) {
    expect(formatMoney(4950, "EUR", "en-GB")).toBe("€49.50");
    expect(formatMoney(4900, "EUR", "en-GB")).toBe("€49");
    expect(formatMoney(4950, "EUR", "de")).toBe("49,50\u00a0€");
    expect(formatMoney(4950, "JPY", "en-GB")).toBe("JP¥4,950");
    expect(formatMoneyBriefly(123_456, "USD", "en-US")).toBe("$1.2K");
    expect(currencyDigits("KWD")).toBe(3);
    expect(currencyDigits("not a code")).toBeNull();
  }
});
