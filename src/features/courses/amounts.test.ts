import { describe, expect, it } from "vitest";
import { plainAmount } from "@/lib/money";
import { parseAmount } from "./amounts";

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
});
