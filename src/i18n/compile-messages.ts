import "server-only";
import compile from "icu-minify/compile";
import type { AbstractIntlMessages } from "next-intl";

const known = new WeakMap<AbstractIntlMessages, AbstractIntlMessages>();

/**
 * A message, or a part of a catalog, as client components get it: parsed already, for `format-compiled.ts` to fill.
 * A part is compiled once.
 */
export function compileMessages<Part extends AbstractIntlMessages[string]>(part: Part): Part {
  return (typeof part === "string" ? compileText(part) : compilePart(part)) as Part;
}

function compilePart(part: AbstractIntlMessages): AbstractIntlMessages {
  const found = known.get(part);
  if (found) return found;
  const compiled = Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, compileMessages(inner)]));
  known.set(part, compiled);
  return compiled;
}

/** To next-intl's types a message is a text. */
function compileText(text: string): string {
  const compiled = compile(text);
  // A text that isn't what was written would be parsed once more.
  const parts = typeof compiled === "string" && compiled !== text ? [compiled] : compiled;
  // React sends no object without a prototype, as the compiler makes them.
  return JSON.parse(JSON.stringify(parts));
}
