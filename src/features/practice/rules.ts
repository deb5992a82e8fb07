import type { PracticeRating } from "./schema";

/** A session ends after so many minutes, however much is due. */
export const SESSION_MINUTES = 5;

/** What a question takes on average, with its right answer read. */
const secondsPerQuestion = 45;

/** About how long so many questions take, in whole minutes, at most a session. */
export function minutesFor(questions: number): number {
  return Math.min(SESSION_MINUTES, Math.ceil((questions * secondsPerQuestion) / 60));
}

/** Whole minutes from `now` on, so that whoever comes back then is not early. */
export const minutesUntil = (at: Date, now: Date): number => Math.ceil((at.getTime() - now.getTime()) / 60_000);

/** The rating to begin with: part of the points means that part was forgotten. */
export const ratingFor = ({ isCorrect }: { isCorrect: boolean }): PracticeRating => (isCorrect ? "GOOD" : "AGAIN");
