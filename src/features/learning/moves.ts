import type { MoveGroup } from "@/features/authoring/schema";
import { type CountedLesson, countedLessons, measureProgress } from "./rules";

/** A learner's seat as far as a move of it to another version looks. */
export interface SeatToMove {
  status: "ACTIVE" | "SUSPENDED" | "COMPLETED";
  /** As stored: 0 to 100. */
  percentage: number;
  completed: ReadonlySet<string>;
}

/** What a move does to a seat. Completed lessons, attempts, notes and certificates stay whatever it says. */
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
 * What a move to another version does to a seat. The percentage is measured anew and may go down; a course that is complete
 * stays so, at 100; one whose every required lesson is done by then becomes complete, unless the seat is suspended.
 */
export function effectOfMove(seat: SeatToMove, { from, to }: MoveVersions): MoveEffect {
  const counted = idsOf(countedLessons(from));
  const shown = idsOf(to.filter((lesson) => lesson.isShown));
  const measured = measureProgress(to, seat.completed);
  const becomesComplete = seat.status === "ACTIVE" && measured.isComplete;
  const isComplete = becomesComplete || seat.status === "COMPLETED";
  const effect = {
    newRequired: countedLessons(to)
      .map(({ lessonId }) => lessonId)
      .filter((id) => !counted.has(id) && !seat.completed.has(id)),
    removedCompleted: from
      .filter(({ lessonId, isShown }) => isShown && seat.completed.has(lessonId) && !shown.has(lessonId))
      .map(({ lessonId }) => lessonId),
    percentageFrom: seat.percentage,
    percentageTo: isComplete ? 100 : measured.percentage,
    becomesComplete,
  };
  return { group: groupOf(seat, effect), ...effect };
}

/** Each seat is in one group, that of what matters most to its learner. */
function groupOf(seat: SeatToMove, effect: Omit<MoveEffect, "group">): MoveGroup {
  if (seat.status === "COMPLETED") return "finished";
  if (effect.becomesComplete) return "completes";
  if (effect.newRequired.length > 0) return "new_required";
  if (effect.removedCompleted.length > 0) return "loses_completed";
  return effect.percentageFrom === effect.percentageTo ? "unaffected" : "percentage";
}
