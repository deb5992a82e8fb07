import type { Passage } from "@/features/notebook/schema";

const aroundLetters = 40;
const mostQuoteLetters = 1_000;

export interface Span {
  from: number;
  to: number;
}

/** Without the half of a character that a cut left at an edge. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, "");

/** The passage at a span of a text; null where nothing but white space is marked. */
export function passageAt(text: string, { from, to }: Span): Passage | null {
  const marked = text.slice(from, Math.min(to, from + mostQuoteLetters));
  const quote = whole(marked.trim());
  if (quote === "") return null;
  const start = from + marked.indexOf(marked.trim());
  const end = start + marked.trim().length;
  return {
    quote,
    before: whole(text.slice(Math.max(0, start - aroundLetters), start)),
    after: whole(text.slice(end, end + aroundLetters)),
  };
}

function commonTail(one: string, other: string): number {
  let count = 0;
  while (count < Math.min(one.length, other.length) && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

function commonHead(one: string, other: string): number {
  let count = 0;
  while (count < Math.min(one.length, other.length) && one[count] === other[count]) count += 1;
  return count;
}

/**
 * Where a passage is in a text: of all places with its words the one whose surroundings are most like those it was taken from.
 * Null when its words are there no more.
 */
export function findPassage(text: string, { quote, before, after }: Passage): Span | null {
  if (quote === "") return null;
  let best: { at: number; likeness: number } | null = null;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const likeness =
      commonTail(text.slice(Math.max(0, at - before.length), at), before) +
      commonHead(text.slice(at + quote.length), after.slice(0, aroundLetters * 2));
    if (!best || likeness > best.likeness) best = { at, likeness };
  }
  return best && { from: best.at, to: best.at + quote.length };
}
