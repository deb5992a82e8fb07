import { describe, expect, it } from "vitest";
import { nextChange, priceAt, weightedRating } from "./rules";
import { CatalogueQuery, catalogueHref, countFilters } from "./schema";

const now = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-30T23:59:00Z");

describe("a price", () => {
  const facts = { priceMinor: 2800, currency: "GBP", discountPriceMinor: 1900, discountEndsAt: later };
  it("is the discounted one until the discount ends, and the full one from that moment on", () => {
    expect(priceAt(facts, now)).toEqual({
      amountMinor: 1900,
      currency: "GBP",
      beforeMinor: 2800,
      discountEndsAt: later,
    });
    expect(priceAt(facts, later).amountMinor).toBe(2800);
    expect(priceAt(facts, new Date(later.getTime() - 1)).amountMinor).toBe(1900);
  });
  it("without a discount is the full one", () => {
    expect(priceAt({ ...facts, discountPriceMinor: null, discountEndsAt: null }, now).beforeMinor).toBeNull();
  });
});

it("names the next moment at which facts change, and none when all are past", () => {
  expect(nextChange([later, null, undefined, new Date("2026-12-01T00:00:00Z")], now)).toEqual(later);
  expect(nextChange([now], now)).toBeNull();
});

it("ranks many good ratings above one perfect one", () => {
  expect(weightedRating(4.7, 312)).toBeGreaterThan(weightedRating(5, 1));
});

describe("the catalogue's address", () => {
  it("leaves out what cannot be read", () => {
    const query = CatalogueQuery.parse({
      q: ["a"],
      level: "nonsense",
      price: "cheap",
      page: "-3",
      rating: "x",
      sort: "y",
      certificate: "no",
    });
    expect(catalogueHref(query)).toBe("/courses");
  });
  it("comes back to itself, whatever the order of its parts", () => {
    const parts = {
      q: "water",
      level: ["advanced", "BEGINNER"],
      category: ["b", "a", "a"],
      certificate: "1",
      page: "2",
      rating: "4",
      price: "free",
    };
    const query = CatalogueQuery.parse(parts);
    expect(catalogueHref(query)).toBe(
      "/courses?q=water&category=a&category=b&level=beginner&level=advanced&price=free&rating=4&certificate=1&page=2",
    );
    const again = Object.fromEntries(
      [...new Set(new URL(catalogueHref(query), "http://x").searchParams.keys())].map((key) => [
        key,
        new URL(catalogueHref(query), "http://x").searchParams.getAll(key),
      ]),
    );
    const flat = Object.fromEntries(
      Object.entries(again).map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
    );
    expect(CatalogueQuery.parse(flat)).toEqual(query);
    expect(countFilters(query)).toBe(7);
  });
});
