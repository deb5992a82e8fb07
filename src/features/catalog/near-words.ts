/** Slips that a word of this length may hold: short words are too near to one another, but for one that lacks a letter. */
const mostSlips = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

/** Letters left out, put in, exchanged or swapped with their neighbour between two words (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + cost,
          isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const mostMeant = 3;

/** What someone who typed `word` may have meant of `candidates` (best first): words with the fewest slips, or those it starts. */
export function meantBy(word: string, candidates: readonly string[]): string[] {
  const length = [...word].length;
  const near = candidates.map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  const lacksLetter = (candidate: string) => length === 3 && fewest === 1 && [...candidate].length === 4;
  const mistyped = near.filter(
    ({ candidate, slips }) => slips === fewest && (slips <= mostSlips(length) || lacksLetter(candidate)),
  );
  const begun = candidates.filter((candidate) => candidate.startsWith(word));
  return [...new Set([...mistyped.map(({ candidate }) => candidate), ...begun])].slice(0, mostMeant);
}

/** Words of a search text that may be corrected; what is left out by a minus stays as it is. */
export const correctable = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/(?<![-\p{L}\p{M}\p{N}])[\p{L}\p{M}]{3,40}(?![\p{L}\p{M}\p{N}])/gu)].map(([word]) => word),
  ),
];

/** The search text with each word replaced by what was meant, all likely readings side by side. */
export function correctText(text: string, meant: ReadonlyMap<string, readonly string[]>): string {
  const readings = text.includes('"') ? 1 : mostMeant;
  const texts = Array.from({ length: readings }, (_, at) =>
    correctable(text).reduce((read, word) => {
      const choices = meant.get(word) ?? [];
      const choice = choices[Math.min(at, choices.length - 1)];
      const whole = new RegExp(`(?<![-\\p{L}\\p{M}\\p{N}])${word}(?![\\p{L}\\p{M}\\p{N}])`, "gu");
      return choice ? read.replace(whole, choice) : read;
    }, text),
  );
  return [...new Set(texts)].join(" or ");
}
