import "server-only";
import type { Person } from "@/policy/actor";
import { type CourseFacts, courseRules } from "@/policy/course";

/** Someone who may grade in a course. */
export interface CourseGrader {
  id: string;
  /** Gives the grade that counts where two differ: who may publish the course. */
  mayDecide: boolean;
}

export const graderIn = (actor: Person, course: CourseFacts): CourseGrader => ({
  id: actor.id,
  mayDecide: courseRules["course.publish"](actor, course),
});
