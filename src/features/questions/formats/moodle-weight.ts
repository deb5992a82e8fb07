import { mostCredit } from "../points";
import type { Tell } from "./issues";

/** Weights in percent that Moodle takes; in a file that has another, it refuses the question. Source: `fraction_options_full` of its question bank. */
const moodleWeights = [
  100,
  90,
  250 / 3,
  80,
  75,
  70,
  200 / 3,
  60,
  50,
  40,
  100 / 3,
  30,
  25,
  20,
  50 / 3,
  100 / 7,
  12.5,
  100 / 9,
  10,
  5,
  0,
];

const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.011;

/** What a wrong option of a single choice weighs, in percent: 0 or below. Null where Moodle has no such weight. */
export function weightOfWrong(penalty: number): number | null {
  const weight = moodleWeights.find((known) => isSame(known, penalty));
  return weight === undefined ? null : 0 - weight;
}

/** What an answer that isn't right earns, in percent, as the weight of Moodle's below all of them that is nearest. Told where Moodle has no such weight. */
export function weightOfCredit(credit: number, tell: Tell): number {
  const nearest = moodleWeights
    .filter((known) => known < 100)
    .reduce((best, known) => (Math.abs(known - credit) < Math.abs(best - credit) ? known : best));
  if (!isSame(nearest, credit)) tell("credit_rounded");
  return nearest;
}

/** What an answer of this weight earns although it isn't right, as its author has it: with two places, and left out for nothing. */
export function creditOfWeight(weight: number): { credit?: number } {
  const credit = Math.min(mostCredit, Number(weight.toFixed(2)));
  return credit > 0 && weight < 100 ? { credit } : {};
}

/** The penalty, in percent with two places, that all of these weights of wrong options say; 0 where they differ or say none. */
export function penaltyOfWeights(weights: readonly number[]): number {
  const [first = 0] = weights;
  return first < 0 && first >= -100 && weights.every((weight) => isSame(weight, first))
    ? Number((0 - first).toFixed(2))
    : 0;
}
