import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const require = createRequire(import.meta.url);
const makeNative: (source: string) => string = require("../../../.config/native-spread.cjs");

const sourcesOf = (name: string) => {
  const folder = dirname(require.resolve(name));
  return readdirSync(folder)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
};
const helper = /function _objectSpread2\(.*\n?[\s\S]*?\n?\}$/m;

test.each(["@trpc/server", "@trpc/client"])(
  "the spread helper of %s is found, and becomes the language's own",
  (name) => {
    const withHelper = sourcesOf(name).filter((source) => source.includes("function _objectSpread2("));
    expect(withHelper).not.toEqual([]);
    for (const source of withHelper) {
      expect(makeNative(source)).not.toContain("defineProperties");
      expect(makeNative(source)).toContain("{ ...e, ...one, ...other }");
    }
  },
);

test("objects are put together as before, and a key of JSON is never taken for a prototype", () => {
  const source = sourcesOf("@trpc/server").find((text) => text.includes("function _objectSpread2(")) ?? "";
  const spread = new Function(`${helper.exec(makeNative(source))?.[0]}; return _objectSpread2;`)();
  const named = JSON.parse('{ "__proto__": { "isAdmin": true }, "a": 1 }');
  expect(spread(spread({}, { a: 0, b: undefined }), {}, { a: 2 })).toStrictEqual({ a: 2, b: undefined });
  expect(spread({}, null)).toStrictEqual({});
  expect(spread({}, false)).toStrictEqual({});
  expect(Object.getPrototypeOf(spread({}, named))).toBe(Object.prototype);
  expect(Object.keys(spread({}, named))).toEqual(["__proto__", "a"]);
});
