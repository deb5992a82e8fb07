import { describe, expect, it } from "vitest";
import { nextChange, priceAt, weightedRating } from "./rules";
import { CatalogQuery, ContentFilters, catalogHref, clearedHref, countFilters, openCatalog } from "./schema";
import { subjectIconOf } from "./subject-icons";

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

describe("the catalog's address", () => {
  it("leaves out what cannot be read", () => {
    const query = CatalogQuery.parse({
      q: ["a"],
      level: "nonsense",
      price: "cheap",
      page: "-3",
      rating: "x",
      sort: "y",
      certificate: "no",
    });
    expect(catalogHref(query)).toBe("/courses");
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
    const query = CatalogQuery.parse(parts);
    expect(catalogHref(query)).toBe(
      "/courses?q=water&category=a&category=b&level=beginner&level=advanced&price=free&rating=4&certificate=1&page=2",
    );
    const again = Object.fromEntries(
      [...new Set(new URL(catalogHref(query), "http://x").searchParams.keys())].map((key) => [
        key,
        new URL(catalogHref(query), "http://x").searchParams.getAll(key),
      ]),
    );
    const flat = Object.fromEntries(
      Object.entries(again).map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
    );
    expect(CatalogQuery.parse(flat)).toEqual(query);
    expect(countFilters(query)).toBe(7);
  });
});

describe("the catalog of someone who presets filters", () => {
  const preset = ContentFilters.parse({ level: "BEGINNER", language: "en", price: "free" });
  const open = (parts: Record<string, unknown>, own: ContentFilters | null = preset) =>
    openCatalog(CatalogQuery.parse(parts), own);

  it("starts with them where the address says nothing", () => {
    const { query, isPreset } = open({ utm_source: "mail", level: "nonsense" });
    expect(isPreset).toBe(true);
    expect(catalogHref(query)).toBe("/courses?level=beginner&language=en&price=free");
    expect(countFilters(query)).toBe(3);
  });

  it.each([
    { level: "advanced" },
    { q: "tide" },
    { sort: "newest" },
    { page: "2" },
    { certificate: "1" },
    { all: "1" },
  ])("shows what the address %j says and nothing of them", (parts) => {
    const { query, isPreset } = open(parts);
    expect(isPreset).toBe(false);
    expect({ ...query, all: false }).toEqual({ ...CatalogQuery.parse(parts), all: false });
  });

  it("says in each address that leads on what it means, also that nothing is filtered", () => {
    const { query } = open({});
    const freed = { ...query, level: [], language: [], price: null };
    for (const href of [catalogHref(freed), clearedHref(query)]) expect(href).toBe("/courses?all=1");
    expect(catalogHref({ ...freed, page: 2 })).toBe("/courses?page=2");
    expect(clearedHref(open({ q: "tide", level: "advanced" }).query)).toBe("/courses?q=tide");
    expect(clearedHref(open({ level: "advanced" }).query)).toBe("/courses?all=1");
  });

  it("is everybody's for whoever presets none, and its addresses stay short", () => {
    for (const parts of [{}, { all: "1" }]) {
      const { query, isPreset } = open(parts, null);
      expect([isPreset, catalogHref(query)]).toEqual([false, "/courses"]);
    }
  });
});

it("an icon that is none of ours is none", () => {
  expect([subjectIconOf("sigma"), subjectIconOf("rocket"), subjectIconOf(null)]).toEqual(["sigma", null, null]);
});
