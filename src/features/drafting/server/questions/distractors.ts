import "server-only";
import { hashText } from "@/lib/seeded-numbers";
import type { Term } from "./terms";
import { contentWords, likeness, wordsOf } from "./words";

export const distractorCount = 3;
/** Distractors are chosen from so many neighbors in the sources first: they are about the same. */
const neighbors = 6;
/** Two terms whose meanings have so many words in common mean the same; opposites have many too. */
const sameMeaning = 0.9;

/** Of a book's thousands of terms no more are looked at, to either side. */
const reach = 100;

/**
 * Other terms of the sources that could be in a term's place and are wrong there: of its kind and about its length, not named
 * where it is explained nor explained by it, and no other word for it. Null where there are too few good ones.
 */
export function distractorsFor(terms: readonly Term[], at: number): string[] | null {
  const term = terms[at];
  if (!term) return null;
  const { text: sentence } = term.sentence;
  const first = Math.max(0, at - reach);
  const near = terms
    .slice(first, at + reach + 1)
    .map((other, index) => ({
      other,
      far: Math.abs(first + index - at),
      order: hashText(`${sentence} ${other.text}`),
    }))
    .filter(({ other }) => isLike(term, other) && isOther(term, other))
    .sort((a, b) => a.far - b.far);
  // Among the neighbors the sentence settles which, so that the same are not offered again and again.
  const ordered = [...near.slice(0, neighbors).sort((a, b) => a.order - b.order), ...near.slice(neighbors)];
  const isAlike = ({ other }: (typeof ordered)[number]) => lengthOf(other) === lengthOf(term);
  const chosen: string[] = [];
  for (const { other } of [...ordered.filter(isAlike), ...ordered.filter((each) => !isAlike(each))]) {
    if (chosen.length === distractorCount) break;
    if (!chosen.some((text) => holds(text, other.text) || holds(other.text, text))) chosen.push(other.text);
  }
  // One phrase among single words is told by its form.
  return chosen.length === distractorCount && ordered.some(isAlike) ? chosen : null;
}

const lengthOf = ({ text }: Term): number => wordsOf(text).length;

/** Whether all words of the second text are in the first one. */
function holds(text: string, words: string): boolean {
  const own = new Set(wordsOf(text));
  return wordsOf(words).every((word) => own.has(word));
}

/** Of the same kind, and written alike: a name among names, a phrase among phrases. */
function isLike(term: Term, other: Term): boolean {
  const [one, two] = [term.text, other.text];
  const isLong = Math.max(one.length, two.length) > 3 * Math.min(one.length, two.length) + 12;
  return other.kind === term.kind && !isLong && isAbbreviation(one) === isAbbreviation(two);
}

const isAbbreviation = (text: string): boolean => /^\p{Lu}{2,}s?$/u.test(text);

function isOther(term: Term, other: Term): boolean {
  const { text: sentence } = term.sentence;
  if (other.sentence.text === sentence || holds(sentence, other.text)) return false;
  // "A weir is a low dam": it would be right where a dam is asked for.
  if (holds(other.sentence.text, term.text)) return false;
  return likeness(meaningOf(term), meaningOf(other)) < sameMeaning;
}

const meaningOf = ({ sentence: { text }, start, end }: Term): string[] =>
  contentWords(`${text.slice(0, start)} ${text.slice(end)}`);
