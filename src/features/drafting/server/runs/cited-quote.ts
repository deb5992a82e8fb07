import "server-only";

/**
 * The words of a passage that a model quoted, as they are there: white space and the kind of quotation marks and dashes may
 * differ in the model's copy, letters may not. Null where they are not in it, or are too few to say anything.
 */
export function citedQuote(passage: string, quote: string): string | null {
  const wanted = normal(quote.trim().replace(/^["“”«»„'‘’]+|["“”«»„'‘’]+$/gu, ""));
  if (wanted.text.trim().length < shortest) return null;
  const { text, from } = normal(passage);
  const at = text.indexOf(wanted.text);
  if (at === -1) return null;
  const start = from[at];
  const last = from[at + wanted.text.length - 1];
  return start === undefined || last === undefined ? null : passage.slice(start, last + 1);
}

const shortest = 8;

/** A text in one form, with the place of each of its characters in the text as it was. */
function normal(text: string): { text: string; from: number[] } {
  let made = "";
  const from: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const plain = /\s/.test(character) ? " " : (sameAs.get(character) ?? character);
    if (plain === "" || (plain === " " && made.endsWith(" "))) continue;
    made += plain;
    from.push(at);
  }
  return { text: made, from };
}

const sameAs = new Map([
  ...[..."“”„«»"].map((mark) => [mark, '"'] as const),
  ...[..."‘’‚"].map((mark) => [mark, "'"] as const),
  ...[..."‐‑‒–—−"].map((dash) => [dash, "-"] as const),
  ["\u00ad", ""],
]);
