import { expect, test } from "vitest";
import type { CoursePage } from "../server/course-page";
import { StructuredData } from "./structured-data";

const course = {
  slug: "ink",
  title: "Ink </script>",
  objectives: [],
  requirements: [],
  teachers: [],
  minutes: 60,
  reviewCount: 0,
  averageRating: null,
  discountPriceMinor: null,
  discountEndsAt: null,
  asOf: new Date("2026-11-20T09:00:00Z"),
} as Partial<CoursePage> as CoursePage;

const written = (of: Partial<CoursePage>): string =>
  StructuredData({ course: { ...course, ...of }, brand: "Skarvig", site: "https://example.test" }).props
    .dangerouslySetInnerHTML.__html;

test.each([
  [1200, "JPY", "1200"],
  [4950, "EUR", "49.50"],
  [4950, "KWD", "4.950"],
  [0, "EUR", "0.00"],
])("%i minor units of %s are offered at %s", (priceMinor, currency, price) => {
  expect(JSON.parse(written({ priceMinor, currency })).offers).toMatchObject({ price, priceCurrency: currency });
});

test("no text ends the block that it is in", () => {
  expect(written({ priceMinor: 0, currency: "EUR" })).not.toContain("</script");
});
