import { draw, drawBelow } from "./draw";
import { lessonsACourse, type ScaleSize, seatsALearner } from "./size";

const dayMs = 86_400_000;
/** How far back the site goes. */
export const historyDays = 730;

/** Everything that hangs on one seat, from its number alone. Lessons are those of the course, in order. */
export interface Seat {
  /** Counted over all learners: `learner * seatsALearner + its place`. */
  n: number;
  learner: number;
  course: number;
  enrolledAt: number;
  /** Lessons with progress. */
  opened: number;
  /** How many of them are complete: all, or all but the last. */
  completed: number;
  status: "ACTIVE" | "COMPLETED" | "DROPPED";
  lastAt: number;
}

/** Fifteen lessons, or each of one to fourteen twice: ten on the mean over 42 seats. */
const openedLessons = [
  ...Array.from({ length: 14 }, () => lessonsACourse),
  ...Array.from({ length: 28 }, (_, at) => (at % 14) + 1),
];

/** The courses of a learner: all different, the first of the catalogue far more often than the last. */
function coursesOf(learner: number, { courses }: ScaleSize): number[] {
  const chosen: number[] = [];
  for (let place = 0; place < seatsALearner; place += 1) {
    const share = draw(1, learner * seatsALearner + place);
    let course = Math.floor(share * share * courses);
    while (chosen.includes(course)) course = (course + 1) % courses;
    chosen.push(course);
  }
  return chosen;
}

/** When a lesson of a seat was opened. Never after `until`, in which learners go through what is left quickly. */
export function openedAt(seat: Pick<Seat, "n" | "enrolledAt">, lesson: number, until: number): number {
  const pace = (0.2 + 4 * draw(2, seat.n)) * dayMs;
  return Math.min(seat.enrolledAt + Math.floor(lesson * pace), until - (lessonsACourse - lesson) * 1_200_000);
}

/** Ten minutes after it was opened. */
export const completedAt = (seat: Pick<Seat, "n" | "enrolledAt">, lesson: number, until: number): number =>
  openedAt(seat, lesson, until) + 600_000;

function seatAt(n: number, learner: number, course: number, until: number): Seat {
  // Later days have more of them: a site grows.
  const enrolledAt = until - dayMs - Math.floor(draw(3, n) ** 2 * historyDays * dayMs);
  const opened = openedLessons[(n * 25) % openedLessons.length] ?? 1;
  const isThrough = draw(4, n) < 0.8;
  const completed = isThrough ? opened : opened - 1;
  const isComplete = completed === lessonsACourse;
  const status = isComplete ? "COMPLETED" : draw(5, n) < 0.04 ? "DROPPED" : "ACTIVE";
  const seat = { n, learner, course, enrolledAt, opened, completed, status } as const;
  return { ...seat, lastAt: openedAt(seat, opened - 1, until) + 600_000 };
}

/** Every seat of the site, learner by learner. */
export function* eachSeat(size: ScaleSize, until: number): Generator<Seat> {
  for (let learner = 0; learner < size.learners; learner += 1) {
    let place = 0;
    for (const course of coursesOf(learner, size)) {
      yield seatAt(learner * seatsALearner + place, learner, course, until);
      place += 1;
    }
  }
}

/** Every fifth course costs something. */
export const priceOf = (course: number): number => (course % 5 === 4 ? 1900 + 1000 * drawBelow(6, course, 8) : 0);

/** How long courses, lessons and instructors stand there: longer than any learner. */
export const beginningOf = (until: number): number => until - (historyDays + 30) * dayMs;
