import "server-only";
import { hashText, seededNumbers } from "@/lib/seeded-numbers";

/**
 * Options in an order that the seed alone settles, so that where the key is is chance and stays as it is when the same question
 * is made again. Models put it first or second far too often.
 */
export function inSeededOrder<T>(options: readonly T[], seed: string): T[] {
  // Ids that differ in one sign begin with numbers that are close to each other.
  const next = seededNumbers(`${hashText(seed)} ${seed}`);
  const shuffled = [...options];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const [a, b] = [shuffled[at], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[at], shuffled[other]] = [b, a];
  }
  return shuffled;
}
