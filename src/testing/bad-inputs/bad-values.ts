import type { z } from "zod";
import fc, { type Arbitrary } from "@/testing/fast-check";
import { likelyValue, shapesOf } from "@/testing/likely-input";

/** JSON as it is sent: what JSON.stringify cannot write (a key named __proto__, a number beyond all) is written by hand. */
export interface BadInput {
  /** What was done to it, for the message of a failure. */
  what: string;
  json: string;
}

const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const deepKeys = (levels: number): string => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

/** One JSON text each, by what it is. */
const nasty: Record<string, string> = {
  null: "null",
  true: "true",
  "an empty text": '""',
  "a text of spaces": '"   "',
  "NUL in a text": '"a\\u0000b"',
  "NUL alone": '"\\u0000"',
  "half a pair of surrogates": '"\\ud800"',
  "surrogates the wrong way round": '"\\udc00\\ud800"',
  "a megabyte of text": JSON.stringify("ä".repeat(2 ** 19)),
  "a quarter of a megabyte of lines": JSON.stringify("x\n".repeat(2 ** 17)),
  "a text that turns round": '"\\u202e\\u2066abc"',
  "a path upwards": '"../../../etc/passwd"',
  "an address of a script": '"javascript:alert(1)"',
  "a quote of SQL": `"'; DROP TABLE \\"user\\"; --"`,
  "a pattern of LIKE": '"%_\\\\"',
  "a wrong percent-encoding": '"%ff%00%"',
  "an id of nothing": '"00000000-0000-4000-8000-000000000000"',
  "a day that is none": '"2026-02-30T25:61:61Z"',
  "a day before all days": '"-271821-04-20T00:00:00.000Z"',
  "a day after all days": '"+275760-09-13T00:00:00.000Z"',
  "the year 0": '"0000-01-01T00:00:00.000Z"',
  "the last minute of the year 9999, far in the west": '"9999-12-31T23:59:59.999-23:59"',
  "a year of Postgres' end": '"+294277-01-01T00:00:00.000Z"',
  zero: "0",
  "minus one": "-1",
  "a half": "0.5",
  "a number beyond 32 bits": "2147483648",
  "a number beyond 53 bits": "9007199254740993",
  "a number beyond 64 bits": "18446744073709551616",
  "a number below 64 bits": "-9223372036854775809",
  "a number that overflows": "1e400",
  "nearly nothing": "5e-324",
  "an empty list": "[]",
  "an empty object": "{}",
  "a list of null": "[null]",
  "ten thousand numbers": JSON.stringify(Array.from({ length: 10_000 }, (_, at) => at)),
  "a thousand objects": JSON.stringify(Array.from({ length: 1000 }, () => ({}))),
  "lists a thousand deep": deep(1000),
  "objects a thousand deep": deepKeys(1000),
  "a key of the prototype": '{"__proto__":{"role":"ADMIN","isAdmin":true}}',
  "the constructor's prototype": '{"constructor":{"prototype":{"role":"ADMIN"}}}',
  "keys of every object": '{"toString":1,"valueOf":null,"hasOwnProperty":"x","length":-1,"then":{}}',
  "what a JSON reviver takes for a date": '{"$date":"2026-01-01"}',
};

/** No input at all is only bad where one is asked for, so it is not among the others. */
const kinds = Object.keys(nasty);

/** Where in a value something can be put in another's place: its keys, and those within. */
function placesIn(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  const own = at.length > 0 ? [[...at]] : [];
  if (value === null || typeof value !== "object" || at.length > 3) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** The value as JSON, with `json` at that place. */
function withAt(value: unknown, [key, ...rest]: readonly (string | number)[], json: string): string {
  if (key === undefined) return json;
  const entries = Object.entries(value as object).map(([name, inner]) => {
    const text = name === String(key) ? withAt(inner, rest, json) : JSON.stringify(inner);
    return Array.isArray(value) ? text : `${JSON.stringify(name)}:${text}`;
  });
  return Array.isArray(value) ? `[${entries.join()}]` : `{${entries.join()}}`;
}

/**
 * Bad inputs of a procedure: whole ones that are something else, and likely ones in which one place is bad, so that what is
 * looked at first (which course, which lesson) is right and what comes after is reached.
 */
export function badInputs(inputs: readonly z.ZodType[], known: ReadonlyMap<string, unknown>): Arbitrary<BadInput> {
  const whole = fc.constantFrom(...kinds).map((kind) => ({ what: kind, json: nasty[kind] ?? "" }));
  const any = fc
    .oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()))
    .map((value) => ({ what: "anything", json: JSON.stringify(value) }));
  const likely = shapesOf(inputs)
    .filter((shape) => Object.keys(shape).length > 0)
    .map((shape) => likelyValue({ type: "object", properties: shape }, "", known));
  if (likely.length === 0) return fc.oneof(whole, any);
  const broken = fc.constantFrom(...likely).chain((value) => {
    const place = fc.constantFrom(...placesIn(value));
    return fc
      .tuple(place, fc.constantFrom(...kinds))
      .map(([at, kind]) => ({ what: `${kind} as ${at.join(".")}`, json: withAt(value, at, nasty[kind] ?? "") }));
  });
  return fc.oneof({ arbitrary: whole, weight: 1 }, { arbitrary: any, weight: 1 }, { arbitrary: broken, weight: 6 });
}
