import { describe, expect, it } from "vitest";
import { mergeTyped, readSettings, readSettingsCopy, type TypedSettings } from "./typed-settings";

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
    const { settings } = readSettings(
      typed({ discount: "29,5", discountEndsAt: "2026-04-01T00:00:00Z", capacity: "20" }),
    );
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
    expect(problem({ currency: "XYZ" })).toEqual({ currency: "currency" });
    expect(problem({ capacity: "0" })).toEqual({ capacity: "whole" });
    expect(problem({ discount: "49" })).toEqual({ discount: "discount_not_below_price" });
    expect(problem({ discountEndsAt: "2026-04-01T00:00:00Z" })).toEqual({
      discountEndsAt: "discount_end_without_discount",
    });
    expect(problem({ enrollmentOpensAt: "2026-04-02T00:00:00Z", enrollmentClosesAt: "2026-04-01T00:00:00Z" })).toEqual({
      enrollmentClosesAt: "closes_before_it_opens",
    });
  });
});

describe("settings that a device kept", () => {
  it("come back with the fields that were typed in, over what others have stored since", () => {
    const copy = { base: typed(), typed: typed({ price: "59" }) };
    expect(mergeTyped(typed({ price: "50", capacity: "12" }), copy)).toEqual(typed({ price: "59", capacity: "12" }));
  });

  it("that were kept when times were typed in UTC are read as those", () => {
    const kept = { base: typed(), typed: typed({ discountEndsAt: "2026-04-01T10:30" }) };
    expect(readSettingsCopy(kept)?.typed.discountEndsAt).toBe("2026-04-01T10:30:00Z");
  });

  it("are read as they were kept, and anything else is no copy", () => {
    const copy = { base: typed(), typed: typed({ capacity: "7" }) };
    expect(readSettingsCopy(copy)).toEqual(copy);
    for (const other of ["", null, { base: typed(), typed: { price: 4 } }]) expect(readSettingsCopy(other)).toBeNull();
  });
});
