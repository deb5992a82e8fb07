import { describe, expect, it } from "vitest";
import { plainAmount } from "@/lib/money";
import { parseAmount, parseUtc, writeUtc } from "./amounts";

describe("an amount as it is typed", () => {
  it("is minor units of its currency, with a point or a comma", () => {
    expect(parseAmount("49", "EUR")).toBe(4900);
    expect(parseAmount("49,5", "EUR")).toBe(4950);
    expect(parseAmount("4900", "JPY")).toBe(4900);
    expect(parseAmount("1.234", "KWD")).toBe(1234);
    expect(plainAmount(4950, "EUR")).toBe("49.50");
    expect(plainAmount(4900, "JPY")).toBe("4900");
  });

  it("is nothing else: no sign, no half yen, no unknown currency", () => {
    for (const [text, currency] of [
      ["-1", "EUR"],
      ["49.505", "EUR"],
      ["1.5", "JPY"],
      ["", "EUR"],
      ["1", "euros"],
    ] as const)
      expect(parseAmount(text, currency)).toBeNull();
  });

  it("keeps times in UTC", () => {
    expect(writeUtc("2026-04-01T10:30:00.000Z")).toBe("2026-04-01T10:30");
    expect(parseUtc("2026-04-01T10:30")).toBe("2026-04-01T10:30:00Z");
    expect([writeUtc(null), parseUtc("")]).toEqual(["", null]);
  });
});
