import { describe, expect, it } from "vitest";
import { readSettings, type TypedSettings } from "./typed-settings";

const typed = (changed: Partial<TypedSettings> = {}): TypedSettings => ({
  visibility: "PUBLIC",
  categoryId: "",
  price: "49",
  currency: "eur",
  discount: "",
  discountEndsAt: "",
  enrollmentOpensAt: "",
  enrollmentClosesAt: "",
  capacity: "",
  hasCertificate: true,
  ...changed,
});

describe("the settings of a course as typed", () => {
  it("become minor units, instants and nulls", () => {
    const { settings } = readSettings(typed({ discount: "29,5", discountEndsAt: "2026-04-01T00:00", capacity: "20" }));
    expect(settings).toMatchObject({
      categoryId: null,
      priceMinor: 4900,
      currency: "EUR",
      discountPriceMinor: 2950,
      discountEndsAt: "2026-04-01T00:00:00Z",
      capacity: 20,
    });
  });

  it("name each problem at its field", () => {
    const problem = (changed: Partial<TypedSettings>) => readSettings(typed(changed)).problems;
    expect(problem({ price: "much" })).toEqual({ price: "amount" });
    expect(problem({ currency: "euros" })).toEqual({ currency: "currency" });
    expect(problem({ capacity: "0" })).toEqual({ capacity: "whole" });
    expect(problem({ discount: "49" })).toEqual({ discount: "discount_not_below_price" });
    expect(problem({ discountEndsAt: "2026-04-01T00:00" })).toEqual({
      discountEndsAt: "discount_end_without_discount",
    });
    expect(problem({ enrollmentOpensAt: "2026-04-02T00:00", enrollmentClosesAt: "2026-04-01T00:00" })).toEqual({
      enrollmentClosesAt: "closes_before_it_opens",
    });
  });
});
