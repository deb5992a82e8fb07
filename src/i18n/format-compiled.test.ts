import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatParsed from "use-intl/format-message";
import { expect, test } from "vitest";
import { compileMessages } from "./compile-messages";
import formatCompiled from "./format-compiled";
import type { Messages } from "./pseudo-text";

type Ast = ReturnType<IntlMessageFormat["getAst"]>;
/** As the parser numbers them. */
const kinds = { argument: 1, number: 2, select: 5, plural: 6, tag: 8 } as const;

type Values = NonNullable<Parameters<typeof formatParsed>[2]>;

const folder = "src/messages/en";
const english: Messages = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.slice(0, -".json".length),
    JSON.parse(readFileSync(`${folder}/${file}`, "utf8")),
  ]),
);

const cache = _createCache();
const options = { cache, formatters: _createIntlFormatters(cache), locale: "en-GB", timeZone: "UTC" };

function everyText(messages: Messages, path = ""): { path: string; text: string }[] {
  return Object.entries(messages).flatMap(([name, inner]) =>
    typeof inner === "string" ? [{ path: `${path}${name}`, text: inner }] : everyText(inner, `${path}${name}.`),
  );
}

/** What can stand in each blank of a message, by its name. */
function possibleValues(parts: Ast, found = new Map<string, unknown[]>()): Map<string, unknown[]> {
  for (const part of parts) {
    if ("options" in part) for (const { value } of Object.values(part.options)) possibleValues(value, found);
    if ("children" in part) possibleValues(part.children, found);
    if (part.type === kinds.argument) found.set(part.value, found.get(part.value) ?? ["Ada's <b>{x}</b> #1", 7]);
    if (part.type === kinds.number) found.set(part.value, [0, 1, 0.25, 12_345.678]);
    if (part.type === kinds.select) found.set(part.value, [...Object.keys(part.options), "of no option"]);
    if (part.type === kinds.plural) found.set(part.value, [0, 1, 2, 3, 11, 21, 1_000]);
    if (part.type === kinds.tag)
      found.set(part.value, [(inner: unknown) => `<${part.value}>${[inner].flat().join("")}</${part.value}>`]);
  }
  return found;
}

/** Each value stands in its blank once at least, beside others of the other blanks. */
function valueSets(text: string): (Values | undefined)[] {
  const possible = [...possibleValues(new IntlMessageFormat(text, "en").getAst())];
  if (possible.length === 0) return [undefined, {}];
  const most = Math.max(...possible.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(
      possible.map(([name, values], at) => [name, values[(turn + at) % values.length]] as [string, never]),
    ),
  );
}

test("every message reads the same compiled, whatever its blanks hold", () => {
  const texts = everyText(english);
  expect(texts.length).toBeGreaterThan(4_000);
  for (const { path, text } of texts) {
    const compiled = compileMessages(text) as never;
    for (const values of valueSets(text)) {
      const parsed = formatParsed(path, text, values, options);
      expect(formatCompiled(path, compiled, values, options), path).toEqual(parsed);
    }
  }
});

test("a blank without a value is an error", () => {
  const message = compileMessages("Saved at {time}") as never;
  expect(() => formatCompiled("saved", message, {}, options)).toThrow("No value for time");
});

test("a part is compiled once, and holds plain objects alone", () => {
  const part = {
    days: "{count, plural, one {# day} other {# days}}",
    inner: { quoted: "'{'It''s'}'", plain: "Saved" },
  };
  expect(compileMessages(part)).toBe(compileMessages(part));
  expect(structuredClone(compileMessages(part))).toStrictEqual(compileMessages(part));
  expect(compileMessages(part)).toStrictEqual({
    days: [["count", 2, { one: [0, " day"], other: [0, " days"] }]],
    inner: { quoted: ["{It's}"], plain: "Saved" },
  });
});
