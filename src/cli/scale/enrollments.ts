import { draw, drawBelow } from "./draw";
import { enrollmentsPerStudent, lessonsACourse, type ScaleSize } from "./size";

const dayMs = 86_400_000;
/** How far back the site goes. */
export const historyDays = 730;

/** Everything that hangs on one enrollment, from its number alone. Lessons are those of the course, in order. */
export interface Enrollment {
  /** Counted over all students: `learner * enrollmentsPerStudent + its place`. */
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

/** Fifteen lessons, or each of one to fourteen twice: ten on the mean over 42 enrollments. */
const openedLessons = [
  ...Array.from({ length: 14 }, () => lessonsACourse),
  ...Array.from({ length: 28 }, (_, at) => (at % 14) + 1),
];

/** The courses of a student: all different, the first of the catalog far more often than the last. */
function coursesOf(learner: number, { courses }: ScaleSize): number[] {
  const chosen: number[] = [];
  for (let place = 0; place < enrollmentsPerStudent; place += 1) {
    const share = draw(1, learner * enrollmentsPerStudent + place);
    let course = Math.floor(share * share * courses);
    while (chosen.includes(course)) course = (course + 1) % courses;
    chosen.push(course);
  }
  return chosen;
}

/** When a lesson of an enrollment was opened. Never after `until`, in which students go through what is left quickly. */
export function openedAt(enrollment: Pick<Enrollment, "n" | "enrolledAt">, lesson: number, until: number): number {
  const pace = (0.2 + 4 * draw(2, enrollment.n)) * dayMs;
  return Math.min(enrollment.enrolledAt + Math.floor(lesson * pace), until - (lessonsACourse - lesson) * 1_200_000);
}

/** Ten minutes after it was opened. */
export const completedAt = (enrollment: Pick<Enrollment, "n" | "enrolledAt">, lesson: number, until: number): number =>
  openedAt(enrollment, lesson, until) + 600_000;

function enrollmentAt(n: number, learner: number, course: number, until: number): Enrollment {
  // Later days have more of them: a site grows.
  const enrolledAt = until - dayMs - Math.floor(draw(3, n) ** 2 * historyDays * dayMs);
  const opened = openedLessons[(n * 25) % openedLessons.length] ?? 1;
  const isThrough = draw(4, n) < 0.8;
  const completed = isThrough ? opened : opened - 1;
  const isComplete = completed === lessonsACourse;
  const status = isComplete ? "COMPLETED" : draw(5, n) < 0.04 ? "DROPPED" : "ACTIVE";
  const enrollment = { n, learner, course, enrolledAt, opened, completed, status } as const;
  return { ...enrollment, lastAt: openedAt(enrollment, opened - 1, until) + 600_000 };
}

/** Every enrollment of the site, student by student. */
export function* eachEnrollment(size: ScaleSize, until: number): Generator<Enrollment> {
  for (let learner = 0; learner < size.learners; learner += 1) {
    let place = 0;
    for (const course of coursesOf(learner, size)) {
      yield enrollmentAt(learner * enrollmentsPerStudent + place, learner, course, until);
      place += 1;
    }
  }
}

/** Every fifth course costs something. */
export const priceOf = (course: number): number => (course % 5 === 4 ? 1900 + 1000 * drawBelow(6, course, 8) : 0);

/** How long courses, lessons and instructors are there: longer than any student. */
export const beginningOf = (until: number): number => until - (historyDays + 30) * dayMs;
