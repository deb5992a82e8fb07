import { type Actor, isPerson } from "./actor";
import { type CourseFacts, courseRules, seesLearners } from "./course";
import type { Rule } from "./rule";

export interface AttemptFacts {
  readonly id: string;
  readonly userId: string;
  readonly enrollmentStatus: "ACTIVE" | "SUSPENDED" | "COMPLETED" | "DROPPED" | "EXPIRED";
  readonly courseId: string;
  /** Null where the asker is the attempt's student: their right doesn't depend on it. */
  readonly course: CourseFacts | null;
}

const isOwn = (actor: Actor, attempt: AttemptFacts): boolean => isPerson(actor) && actor.id === attempt.userId;

/** Whether what the asker is to the course opens an attempt to them, which isn't theirs. */
const opensByCourse = (actor: Actor, { course }: AttemptFacts, rule: Rule<CourseFacts>): boolean =>
  course !== null && rule(actor, course);

/** Someone else's attempt is not known to exist, except to those of the team who grade or look after students. */
export const attemptRules = {
  "attempt.read": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) || opensByCourse(actor, attempt, seesLearners),
  /** What was noted beside the answers: for the student, and for those who judge answers. */
  "attempt.readSignals": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) || opensByCourse(actor, attempt, courseRules["course.grade"]),
  "attempt.answer": (actor: Actor, attempt: AttemptFacts) =>
    isOwn(actor, attempt) && (attempt.enrollmentStatus === "ACTIVE" || attempt.enrollmentStatus === "COMPLETED"),
} as const satisfies Record<`attempt.${string}`, Rule<AttemptFacts>>;

export type AttemptAction = keyof typeof attemptRules;
