import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { creditsOf, monthOf, parsePerMillion, TokenPrice, writePerMillion } from "./credits";

describe("a price of tokens", () => {
  it.each([
    ["0.15", 150_000],
    ["2,5", 2_500_000],
    ["10", 10_000_000],
    ["0.000001", 1],
    ["10000", 10_000_000_000],
    ["0", 0],
  ])("%s is %d millionths", (text, amount) => {
    expect(parsePerMillion(text)).toBe(amount);
  });

  it.each(["", "-1", "0.0000001", "1.", "a", "1e3", "10001", "1 000"])("is not read from %j", (text) => {
    expect(parsePerMillion(text)).toBeNull();
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (amount) => {
        expect(parsePerMillion(writePerMillion(amount))).toBe(amount);
      }),
    );
    expect([150_000, 2_500_000, 10_000_000, 75_000, 37_500].map(writePerMillion)).toEqual([
      ...["0.15", "2.50", "10.00", "0.075", "0.0375"],
    ]);
  });

  it("is in a currency that exists", () => {
    const price = { inputPerMillion: 1, outputPerMillion: 1 };
    expect(TokenPrice.safeParse({ ...price, currency: "USD" }).success).toBe(true);
    expect(TokenPrice.safeParse({ ...price, currency: "QQQ" }).success).toBe(false);
  });
});

it("a started credit counts", () => {
  expect([0, 1, 1_000, 1_001].map(creditsOf)).toEqual([0, 1, 1, 2]);
});

it("a month starts and ends in UTC, whatever the hour elsewhere", () => {
  const { start, end } = monthOf(new Date("2026-12-31T23:30:00-05:00"));
  expect([start.toISOString(), end.toISOString()]).toEqual(["2027-01-01T00:00:00.000Z", "2027-02-01T00:00:00.000Z"]);
});
