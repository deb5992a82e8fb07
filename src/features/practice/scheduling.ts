import { createEmptyCard, fsrs, type Grade, Rating, State } from "ts-fsrs";
import * as z from "zod";
import type { PracticeRating } from "./schema";

const states = {
  NEW: State.New,
  LEARNING: State.Learning,
  REVIEW: State.Review,
  RELEARNING: State.Relearning,
} as const;
type MemoryState = keyof typeof states;
const namesOfStates = Object.keys(states) as MemoryState[];

const grades: Record<PracticeRating, Grade> = {
  AGAIN: Rating.Again,
  HARD: Rating.Hard,
  GOOD: Rating.Good,
  EASY: Rating.Easy,
};

/** What is known about how well someone remembers one question. */
export interface Memory {
  state: MemoryState;
  dueAt: Date;
  /** Days until the chance to remember falls to 90%; null before the first review. */
  stability: number | null;
  /** From 1 to 10; null before the first review. */
  difficulty: number | null;
  reps: number;
  lapses: number;
  /** Place in the short steps of learning. */
  step: number;
  lastReviewAt: Date | null;
}

/** The memory as JSON keeps it in a review. */
export const StoredMemory = z.object({
  state: z.enum(namesOfStates),
  dueAt: z.iso.datetime(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  reps: z.int(),
  lapses: z.int(),
  step: z.int(),
  lastReviewAt: z.iso.datetime().nullable(),
});

/** FSRS-6 with its default parameters: 90% retention, learning steps of 1 and 10 minutes, no fuzz, so that the same history always gives the same day. */
const scheduler = fsrs({ enable_fuzz: false });

export function newMemory(dueAt: Date): Memory {
  const none = { stability: null, difficulty: null, reps: 0, lapses: 0, step: 0, lastReviewAt: null };
  return { state: "NEW", dueAt, ...none };
}

/** The memory after a review at `now`. Source: FSRS-6 as ts-fsrs implements it. */
export function reviewMemory(memory: Memory, rating: PracticeRating, now: Date): Memory {
  const { card } = scheduler.next(cardOf(memory), now, grades[rating]);
  return {
    state: namesOfStates.find((name) => states[name] === card.state) ?? "NEW",
    dueAt: card.due,
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    step: card.learning_steps,
    lastReviewAt: card.last_review ?? null,
  };
}

function cardOf({ state, dueAt, stability, difficulty, reps, lapses, step, lastReviewAt }: Memory) {
  return {
    ...createEmptyCard(dueAt),
    state: states[state],
    stability: stability ?? 0,
    difficulty: difficulty ?? 0,
    learning_steps: step,
    ...{ reps, lapses, last_review: lastReviewAt },
  };
}
