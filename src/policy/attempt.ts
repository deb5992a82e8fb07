import { type Actor, isPerson } from "./actor";
import { type CourseFacts, seesLearners } from "./course";
import type { Rule } from "./rule";

export interface AttemptFacts {
  readonly id: string;
  readonly userId: string;
  readonly seatStatus: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "DROPPED" | "EXPIRED";
  readonly course: CourseFacts;
}

const isOwn = (actor: Actor, attempt: AttemptFacts): boolean => isPerson(actor) && actor.id === attempt.userId;

/** Somebody else's attempt is not known to exist, except to those of the team who grade or look after learners. */
export const attemptRules = {
  "attempt.read": (actor: Actor, attempt: AttemptFacts) => isOwn(actor, attempt) || seesLearners(actor, attempt.course),
  "attempt.answer": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) && (attempt.seatStatus === "ACTIVE" || attempt.seatStatus === "COMPLETED"),
} as const satisfies Record<`attempt.${string}`, Rule<AttemptFacts>>;

export type AttemptAction = keyof typeof attemptRules;
