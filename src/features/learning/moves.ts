import type { MoveGroup } from "@/features/courses/schema";
import { type CountedLesson, countedLessons, measureProgress } from "./rules";

/** A student's enrollment as far as a move of it to another version looks. */
export interface EnrollmentToMove {
  status: "ACTIVE" | "SUSPENDED" | "COMPLETED";
  /** As stored: 0 to 100. */
  percentage: number;
  completed: ReadonlySet<string>;
}

/** What a move does to an enrollment. Completed lessons, attempts, notes and certificates stay whatever it says. */
export interface MoveEffect {
  group: MoveGroup;
  /** Lessons that count in the new version, did not in the old, and are not done: in the order of the new version. */
  newRequired: string[];
  /** Done, and no longer in the course as it is shown. */
  removedCompleted: string[];
  percentageFrom: number;
  percentageTo: number;
  becomesComplete: boolean;
}

/** The two versions that a move leads between, each in its order. */
export interface MoveVersions {
  from: readonly CountedLesson[];
  to: readonly CountedLesson[];
}

const idsOf = (lessons: readonly CountedLesson[]): Set<string> => new Set(lessons.map(({ lessonId }) => lessonId));

/**
 * What a move to another version does to an enrollment. The percentage is measured again and may go down; a course that is complete
 * stays so, at 100; one whose every required lesson is done by then becomes complete, unless the enrollment is suspended.
 */
export function effectOfMove(enrollment: EnrollmentToMove, { from, to }: MoveVersions): MoveEffect {
  const counted = idsOf(countedLessons(from));
  const shown = idsOf(to.filter((lesson) => lesson.isShown));
  const measured = measureProgress(to, enrollment.completed);
  const becomesComplete = enrollment.status === "ACTIVE" && measured.isComplete;
  const isComplete = becomesComplete || enrollment.status === "COMPLETED";
  const effect = {
    newRequired: countedLessons(to)
      .map(({ lessonId }) => lessonId)
      .filter((id) => !counted.has(id) && !enrollment.completed.has(id)),
    removedCompleted: from
      .filter(({ lessonId, isShown }) => isShown && enrollment.completed.has(lessonId) && !shown.has(lessonId))
      .map(({ lessonId }) => lessonId),
    percentageFrom: enrollment.percentage,
    percentageTo: isComplete ? 100 : measured.percentage,
    becomesComplete,
  };
  return { group: groupOf(enrollment, effect), ...effect };
}

/** Each enrollment is in one group, that of what matters most to its student. */
function groupOf(enrollment: EnrollmentToMove, effect: Omit<MoveEffect, "group">): MoveGroup {
  if (enrollment.status === "COMPLETED") return "finished";
  if (effect.becomesComplete) return "completes";
  if (effect.newRequired.length > 0) return "new_required";
  if (effect.removedCompleted.length > 0) return "loses_completed";
  return effect.percentageFrom === effect.percentageTo ? "unaffected" : "percentage";
}
