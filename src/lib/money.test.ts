import { expect, it } from "vitest";
import { formatMicros } from "./money";

it("millionths are written to the last digit, whatever the currency's own digits", () => {
  expect(formatMicros(1_500, "USD", "en-US")).toBe("$0.001500");
  expect(formatMicros(12_345_678_901, "USD", "en-US")).toBe("$12,345.678901");
  expect(formatMicros(2_000_000, "JPY", "en-US")).toBe("¥2.000000");
});
