import "server-only";

const WORDS_A_MINUTE = 200;

/** Minutes a lesson takes: 200 words or one question a minute; null for a lesson with neither. */
export function estimateMinutes(content: string, questions: number): number | null {
  const words = content
    .replace(/<[^>]*>/g, " ")
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word)).length;
  const minutes = Math.ceil(words / WORDS_A_MINUTE) + questions;
  return minutes === 0 ? null : minutes;
}
