import { type Actor, isPerson } from "./actor";
import { type CourseFacts, courseRules, isStaff } from "./course";
import type { Rule } from "./rule";

export interface LessonFacts {
  readonly id: string;
  readonly course: CourseFacts;
  /** Is in a module that students see, in the version that the asker is on. */
  readonly isShown: boolean;
}

/** Anyone who knows of the course may open the page of a lesson; which body it shows is decided by the access table. */
const visible: Rule<LessonFacts> = (actor, lesson) =>
  courseRules["course.read"](actor, lesson.course) && (lesson.isShown || isStaff(actor, lesson.course));

export const lessonRules = {
  "lesson.read": visible,
  "lesson.progress": (actor: Actor, lesson: LessonFacts) =>
    visible(actor, lesson) && courseRules["course.progress"](actor, lesson.course),
  /** Notes and bookmarks of one's own: for whoever may open the page, with an enrollment or without. */
  "lesson.note": (actor: Actor, lesson: LessonFacts) => isPerson(actor) && visible(actor, lesson),
  /** Of a lesson whose content is closed to the asker the use case says so. */
  "lesson.discuss": (actor: Actor, lesson: LessonFacts) =>
    visible(actor, lesson) && courseRules["course.discuss"](actor, lesson.course),
  "lesson.attempt": (actor: Actor, lesson: LessonFacts) =>
    visible(actor, lesson) && courseRules["course.progress"](actor, lesson.course),
} as const satisfies Record<`lesson.${string}`, Rule<LessonFacts>>;

export type LessonAction = keyof typeof lessonRules;
