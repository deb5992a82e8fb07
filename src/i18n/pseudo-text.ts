export type Messages = { [key: string]: string | Messages };

const plain = "abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ";
const accented = "àƀćđéƒğĥíĵķĺɱñóƥɋŕšţúṽŵýžÀƁĆĐÉƑĞĤÍĴĶĹṀÑÓƤŔŠŢÚṼŴÝŽ";
const accents = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]));

/** Splits an ICU message into text that a reader sees and syntax that must stay: arguments, tags, quoted braces. */
function* pieces(message: string): Generator<{ text: boolean; value: string }> {
  let depth = 0;
  for (const [value] of message.matchAll(/'[{}<]+'|<\/?[\w-]+>|[{}]|[^{}<']+|./gs)) {
    if (value === "{") depth += 1;
    // Text and syntax alternate with each brace: {n, plural, one {a lesson} other {# lessons}}.
    yield { text: depth % 2 === 0 && !/^['{}<]/.test(value), value };
    if (value === "}") depth -= 1;
  }
}

/** The message with accents, about a third longer and between brackets; its arguments and tags work as before. */
export function pseudoText(message: string): string {
  let letters = 0;
  const out = [...pieces(message)].map(({ text, value }) => {
    if (!text) return value;
    letters += value.length;
    return [...value].map((letter) => accents.get(letter) ?? letter).join("");
  });
  return `[${out.join("")}${" ·".repeat(Math.ceil(letters * 0.15))}]`;
}

/** A whole catalog in pseudo-text. */
export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === "string" ? pseudoText(value) : pseudoMessages(value),
    ]),
  );
}
