import "server-only";
import { compareDecimals, type Decimal, parseDecimal, readDecimals } from "@/lib/decimal";
import { isStopWord } from "./stop-words";

const segmenter = new Intl.Segmenter("und", { granularity: "word" });
/** Scripts written without spaces: one sign may be a word there. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const run = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;

/**
 * The words of a text in lower case, in order; what an apostrophe parts are two. Only runs without spaces go to the segmenter: each
 * piece that it gives holds a copy of all that it was given, so that a long text would take its length squared.
 */
export function wordsOf(text: string): string[] {
  const runs = text.normalize("NFKC").toLowerCase().match(run) ?? [];
  return runs.flatMap((word) =>
    unspaced.test(word) ? [...segmenter.segment(word)].map(({ segment }) => segment) : [word],
  );
}

/** The words that say what a text is about, each once. */
export function contentWords(text: string): string[] {
  const isContent = (word: string) =>
    !isStopWord(word) &&
    (/\p{N}/u.test(word) || word.length > 2 || (unspaced.test(word) && !/^\p{Script=Hiragana}$/u.test(word)));
  return [...new Set(wordsOf(text).filter(isContent))];
}

/** Share of the longer word that two forms of one word begin with in common: "nation", "national", but not "interest", "internet". */
const SHARED_BEGINNING = 0.7;

/** Whether two words are the same, or forms of the same as far as their beginnings say. */
export function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || /\p{N}/u.test(a + b)) return false;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= 4 && shared >= SHARED_BEGINNING * Math.max(a.length, b.length);
}

export const hasWord = (words: readonly string[], word: string): boolean =>
  words.some((each) => isSameWord(each, word));

/** How many of the words are among the others too, from 0 to 1; 1 where there are none. */
export function shareFound(words: readonly string[], among: readonly string[]): number {
  return words.length === 0 ? 1 : words.filter((word) => hasWord(among, word)).length / words.length;
}

/** How much two sets of words have in common, from 0 to 1 (Jaccard index). */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((word) => hasWord(b, word)).length;
  const all = a.length + b.length - common;
  return all === 0 ? 0 : common / all;
}

const figure =
  /(?<![\p{L}\p{N}.,])[+\-−–]?\p{Nd}+(?:[.,]\p{Nd}+|['’\u00a0\u202f ]\p{Nd}{3}(?!\p{Nd}))*(?:\s?[×x·]\s?10(?:\^[+-]?\d+|[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/gu;

/** Zero to twelve as sentences spell them, by language. */
const spelled = [
  "zero one two three four five six seven eight nine ten eleven twelve",
  "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
  "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici",
  "zero um dois três quatro cinco seis sete oito nove dez onze doze",
  "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
  "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
].map((line) => line.split(" "));

/** Each figure of a text as it is there. */
export const figuresIn = (text: string): string[] => [...text.matchAll(figure)].map(([found]) => found);

/** Every value that the figures and number words of a text may mean. */
export function numbersIn(text: string): Decimal[] {
  const words = new Set(wordsOf(text));
  const named = spelled.flatMap((names) => names.flatMap((name, value) => (words.has(name) ? [value] : [])));
  return [
    ...figuresIn(text).flatMap((found) => readDecimals(found)),
    ...[...new Set(named)].map((value) => ({ digits: BigInt(value), scale: 0 })),
  ];
}

const size = ({ digits, scale }: Decimal): Decimal => ({ digits: digits < 0n ? -digits : digits, scale });

/** Whether a number is in a text; its sign may be said in words there ("below zero"). */
export function holdsNumber(text: string, value: string): boolean {
  const wanted = parseDecimal(value);
  return wanted !== null && numbersIn(text).some((each) => compareDecimals(size(each), size(wanted)) === 0);
}
