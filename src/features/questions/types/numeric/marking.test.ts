import { describe, expect, test } from "vitest";
import { decimalText, parseDecimal, timesDecimal } from "@/lib/decimal";
import { aStoredQuestion, earned, typed } from "@/testing/a-stored-question";
import fc from "@/testing/fast-check";
import { publicView, questionType } from "../../registry";

const zero = { digits: 0n, scale: 0 };

describe("numeric", () => {
  const of = aStoredQuestion("NUMERIC", { numericValue: "4.28", numericTolerance: "0.01", numericUnit: "m" });

  test.each(["4.28", "4,27", "4.29 m", "428e-2", "4.290"])("%s is within the tolerance", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(true);
  });

  test.each(["4.2900000000000000001", "4.26", "428 cm", "about 4.28", "-4.28"])("%s is not", (text) => {
    expect(earned(of, typed(text)).isCorrect).toBe(false);
  });

  test("a tolerance may be a share of the value, and none means the exact value", () => {
    const share = aStoredQuestion("NUMERIC", { numericValue: "-200", numericTolerance: "2.5%" });
    expect(earned(share, typed("-195")).isCorrect).toBe(true);
    expect(earned(share, typed("-194.9")).isCorrect).toBe(false);
    const exact = aStoredQuestion("NUMERIC", { numericValue: "0.3", numericTolerance: "" });
    expect(earned(exact, typed("0.30")).isCorrect).toBe(true);
    expect(earned(exact, typed("0.30000000000000004")).isCorrect).toBe(false);
  });

  test("the key is told with its unit and tolerance", () => {
    const rows = questionType("NUMERIC").reviewRows(of, typed("5"), { correctness: true, feedback: true, keys: true });
    expect(rows.map(({ who, text, sign }) => [who, text, sign])).toEqual([
      ["you", "5", "wrong"],
      ["key", "4.28 m ± 0.01", "missed"],
    ]);
  });
});

describe("units", () => {
  const body = {
    units: [
      { unit: "km", factor: "1000" },
      { unit: "ft", factor: "0.3048" },
    ],
    isAsked: true,
    cost: 25,
  };
  const asked = aStoredQuestion("NUMERIC", { numericValue: "3500", numericTolerance: "1", numericUnit: "m", body });
  const points = (of: typeof asked, text: string) => earned(of, typed(text));

  test.each([
    "3500 m",
    "3,500.5m",
    "3.5 km",
    "3.5\u00a0km",
    "3.5km",
    "3\u202f500 m",
    "35e2 m",
    "11482.94 ft",
    "٣٫٥ km",
  ])("%s has its unit and is right", (text) => {
    expect(points(asked, text)).toEqual({ earned: 200, isCorrect: true });
  });

  test.each(["3500", "3500 miles", "3500 km", "3500 m/s", "3500 m²"])("%s has a right number alone", (text) => {
    expect(points(asked, text)).toEqual({ earned: 150, isCorrect: false });
  });

  test.each(["3.5", "3.5 m", "350 km", "km", "about 3500 m", "3500 or 4"])("%s is wrong", (text) => {
    expect(points(asked, text)).toEqual({ earned: 0, isCorrect: false });
  });

  test("units may be in front, and may be signs or powers", () => {
    const of = (numericUnit: string) =>
      aStoredQuestion("NUMERIC", { numericValue: "-5", numericUnit, body: { units: [], isAsked: true, cost: 100 } });
    expect(points(of("$"), "$ -5").earned).toBe(200);
    expect(points(of("€"), "-5 €").earned).toBe(200);
    expect(points(of("°"), "−5°").earned).toBe(200);
    expect(points(of("°C"), "-5 °C").earned).toBe(200);
    expect(points(of("m²"), "-5 m2").earned).toBe(200);
    expect(points(of("µm"), "-5 μm").earned).toBe(200);
    expect(points(of("m"), "-5").earned).toBe(0);
  });

  test("where none is asked for, the number may have one of them or none, and no other", () => {
    const free = { ...asked, body: { ...body, isAsked: false, cost: 0 } };
    expect(["3500", "3500 m", "3.5 km"].map((text) => points(free, text).isCorrect)).toEqual([true, true, true]);
    expect(["3500 miles", "3500 km"].map((text) => points(free, text).earned)).toEqual([0, 0]);
  });

  test("a cost of nothing leaves the answer right, and any other leaves it partly right", () => {
    expect(points({ ...asked, body: { ...body, cost: 0 } }, "3500")).toEqual({ earned: 200, isCorrect: true });
    const shown = { correctness: true, feedback: true, keys: true };
    const rows = questionType("NUMERIC").reviewRows(asked, typed("3500"), shown);
    expect(rows.map(({ who, text, sign }) => [who, text, sign])).toEqual([
      ["you", "3500", "partly"],
      ["key", "3500 m ± 1", "missed"],
    ]);
  });

  test("students are asked for a unit without being told which", () => {
    expect(publicView(asked, { promptIds: [], optionIds: [] })).toMatchObject({ unit: "", unitRule: "asked" });
    const free = publicView({ ...asked, body: { ...body, isAsked: false } }, { promptIds: [], optionIds: [] });
    expect(free).toMatchObject({ unit: "m", unitRule: "others" });
    expect(JSON.stringify(free)).not.toContain("km");
  });

  test("a mended key is marked in the way that students were asked", () => {
    const mended = { ...asked, body: null, numericValue: "3600" };
    const keyed = questionType("NUMERIC").withKeyOf?.(asked, mended) ?? asked;
    expect([points(keyed, "3600 m"), points(keyed, "3600")]).toEqual([
      { earned: 200, isCorrect: true },
      { earned: 150, isCorrect: false },
    ]);
    const label = questionType("NUMERIC").withKeyOf?.({ ...asked, body: null }, asked) ?? asked;
    expect([points(label, "3500").earned, points(label, "3.5 km").earned]).toEqual([200, 200]);
  });

  test("whatever is typed, a number in any accepted unit is worth what it is in the key's", () => {
    const drawn = fc.record({ number: fc.integer({ min: 1, max: 9_999_999 }), at: fc.nat(1) });
    fc.assert(
      fc.property(drawn, ({ number, at }) => {
        const { unit, factor } = body.units[at] ?? { unit: "m", factor: "1" };
        const value = decimalText(timesDecimal({ digits: BigInt(number), scale: 3 }, parseDecimal(factor) ?? zero));
        const of = { ...asked, numericValue: value, numericTolerance: "" };
        const text = decimalText({ digits: BigInt(number), scale: 3 });
        expect(points(of, `${text} ${unit}`)).toEqual({ earned: 200, isCorrect: true });
        expect(points(of, `${value} m`)).toEqual({ earned: 200, isCorrect: true });
      }),
    );
  });
});

describe("numbers that are foreseen", () => {
  const number = (value: string, credit: number, feedback: string, tolerance = "") => ({
    ...{ value, tolerance, credit, feedback },
  });
  const foreseen = [
    number("3", 50, "Half of it.", "0.5"),
    number("3.2", 75, "Never reached."),
    number("-4", 0, "Mind the sign."),
  ];
  const body = { units: [{ unit: "km", factor: "1000" }], isAsked: false, cost: 0, foreseen, feedback: "Yes." };
  const of = aStoredQuestion("NUMERIC", { numericValue: "4", numericTolerance: "0.5", numericUnit: "m", body });
  const shown = { correctness: true, feedback: true, keys: true };
  const { reviewRows, withKeyOf } = questionType("NUMERIC");

  test.each([
    ["4", 200, "right", "Yes."],
    ["3.5", 200, "right", "Yes."],
    ["3.2 m", 100, "partly", "Half of it."],
    ["0.003 km", 100, "partly", "Half of it."],
    ["-4", 0, "wrong", "Mind the sign."],
    ["7", 0, "wrong", ""],
  ])("%s earns what the first of them says, behind the key", (text, points, sign, feedback) => {
    expect(earned(of, typed(text)).earned).toBe(points);
    expect(reviewRows(of, typed(text), shown)[0]).toMatchObject({ sign, feedback });
  });

  test("a missing unit takes its share of what they earn", () => {
    const asked = { ...of, body: { ...body, isAsked: true, cost: 25 } };
    expect([earned(asked, typed("3 m")).earned, earned(asked, typed("3")).earned]).toEqual([100, 75]);
  });

  test("a mended key brings its own, and bodies from before have none", () => {
    const before = { ...of, body: { units: [], isAsked: false, cost: 0 } };
    expect(earned(before, typed("3")).earned).toBe(0);
    expect(earned(withKeyOf?.(before, of) ?? before, typed("3")).earned).toBe(100);
    expect(earned(withKeyOf?.(of, { ...of, body: null }) ?? of, typed("3")).earned).toBe(0);
  });
});
