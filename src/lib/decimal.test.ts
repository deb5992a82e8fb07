import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import {
  compareDecimals,
  type Decimal,
  decimalText,
  distance,
  middleOf,
  parseDecimal,
  percentOf,
  readDecimals,
} from "./decimal";

const asNumber = (value: Decimal) => Number(value.digits) / 10 ** value.scale;
const read = (text: string, unit?: string) => readDecimals(text, unit).map(asNumber);

describe("reading a number as people write it", () => {
  test.each([
    ["4.28", [4.28]],
    ["4,28", [4.28]],
    [" -0,5 ", [-0.5]],
    ["−3", [-3]],
    [".5", [0.5]],
    ["5.", [5]],
    ["1,234", [1.234, 1234]],
    ["0,234", [0.234]],
    ["1,234,567", [1234567]],
    ["1.234.567", [1234567]],
    ["1.234", [1.234]],
    ["1,234.5", [1234.5]],
    ["1.234,5", [1234.5]],
    ["1 234,5", [1234.5]],
    ["12 345 678", [12345678]],
    ["1'234'567.25", [1234567.25]],
    ["3e8", [3e8]],
    ["3E-2", [0.03]],
    ["3×10^8", [3e8]],
    ["3 × 10⁸", [3e8]],
    ["6,02·10²³", [6.02e23]],
    ["10^-3", [0.001]],
    ["2 x 10^{3}", [2000]],
    ["٤٫٢٨", [4.28]],
    ["४.२८", [4.28]],
    ["４．２８", [4.28]],
    ["", []],
    ["two", []],
    ["1 2", []],
    ["1,23,4", []],
    ["--1", []],
    ["1e99999", []],
    ["1e401", []],
    ["1/2", []],
  ])("%s reads as %j", (text, values) => {
    expect(read(text)).toEqual(values);
  });

  test("a unit may be behind or before, and another unit makes it unreadable", () => {
    expect(read("4.28 m", "m")).toEqual([4.28]);
    expect(read("4.28m", "m")).toEqual([4.28]);
    expect(read("€ 5", "€")).toEqual([5]);
    expect(read("15°", "°")).toEqual([15]);
    expect(read("3 µm", "μm")).toEqual([3]);
    expect(read("12 m²", "m²")).toEqual([12]);
    expect(read("9.81 m/s²", "m / s²")).toEqual([9.81]);
    expect(read("428 cm", "m")).toEqual([]);
    expect(read("4.28 m")).toEqual([]);
  });

  test("a huge text is refused before it is read", () => {
    expect(readDecimals("1".repeat(121))).toEqual([]);
  });

  test("any whole number of cents survives the way through text, with either mark", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.boolean(), (digits, comma) => {
        const sign = digits < 0n ? "-" : "";
        const plain = String(digits < 0n ? -digits : digits).padStart(3, "0");
        const text = `${sign}${plain.slice(0, -2)}${comma ? "," : "."}${plain.slice(-2)}`;
        const [value] = readDecimals(text);
        expect(value && compareDecimals(value, { digits, scale: 2 })).toBe(0);
      }),
    );
  });
});

describe("exact arithmetic", () => {
  const decimal = (text: string) => parseDecimal(text) ?? { digits: -1n, scale: 0 };

  test("0.1 + 0.2 is within zero of 0.3", () => {
    expect(compareDecimals(decimal("0.30"), decimal("0.3"))).toBe(0);
    expect(distance(decimal("0.3"), decimal("0.30")).digits).toBe(0n);
  });

  test("a share is taken of the absolute value", () => {
    expect(compareDecimals(percentOf(decimal("-200"), decimal("2.5")), decimal("5"))).toBe(0);
  });

  test("what the author writes is read strictly", () => {
    expect(parseDecimal("1,5")).toBeNull();
    expect(parseDecimal("1.5x")).toBeNull();
    expect(parseDecimal("-2.50e-3")).toEqual({ digits: -250n, scale: 5 });
  });

  test("order agrees with the numbers", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 0, max: 6 }), (a, b, scale) => {
        const left = { digits: BigInt(a), scale };
        const right = { digits: BigInt(b), scale };
        expect(Math.sign(compareDecimals(left, right))).toBe(Math.sign(a - b) + 0);
      }),
    );
  });
});

describe("a number as text", () => {
  test.each([
    ["-1.50", "-1.5"],
    ["0.0", "0"],
    ["-0", "0"],
    [".05", "0.05"],
    ["2e3", "2000"],
    ["120", "120"],
  ])("%s is %s", (text, written) => {
    expect(decimalText(parseDecimal(text) as Decimal)).toBe(written);
  });

  test("the middle between two numbers is as far from both, whichever comes first", () => {
    for (const [a, b] of [
      ["3.141", "3.142"],
      ["3.142", "3.141"],
    ] as const) {
      const { middle, reach } = middleOf(parseDecimal(a) as Decimal, parseDecimal(b) as Decimal);
      expect([decimalText(middle), decimalText(reach)]).toEqual(["3.1415", "0.0005"]);
    }
  });
});
