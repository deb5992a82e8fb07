import { type Actor, isPerson } from "./actor";
import { type CourseFacts, courseRules, seesLearners } from "./course";
import type { Rule } from "./rule";

export interface AttemptFacts {
  readonly id: string;
  readonly userId: string;
  readonly enrollmentStatus: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "DROPPED" | "EXPIRED";
  readonly course: CourseFacts;
}

const isOwn = (actor: Actor, attempt: AttemptFacts): boolean => isPerson(actor) && actor.id === attempt.userId;

/** Someone else's attempt is not known to exist, except to those of the team who grade or look after students. */
export const attemptRules = {
  "attempt.read": (actor: Actor, attempt: AttemptFacts) => isOwn(actor, attempt) || seesLearners(actor, attempt.course),
  /** What was noted beside the answers: for the student, and for those who judge answers. */
  "attempt.readSignals": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) || courseRules["course.grade"](actor, attempt.course),
  "attempt.answer": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) && (attempt.enrollmentStatus === "ACTIVE" || attempt.enrollmentStatus === "COMPLETED"),
} as const satisfies Record<`attempt.${string}`, Rule<AttemptFacts>>;

export type AttemptAction = keyof typeof attemptRules;
