import { CommandError } from "../command-error";

/** How large a site is, from the number of its students. The same number always makes the same site. */
export interface ScaleSize {
  learners: number;
  instructors: number;
  courses: number;
}

/** On the mean: ten enrollments a student and ten lessons with progress an enrollment. */
export const enrollmentsPerStudent = 10;
export const modulesACourse = 3;
export const lessonsAModule = 5;
export const lessonsACourse = modulesACourse * lessonsAModule;
const usualLearners = 100_000;
const mostLearners = 1_000_000;

const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, Math.round(value)));

export function sizeFor(learners: number): ScaleSize {
  const courses = within(12, learners / 250, 400);
  return { learners, courses, instructors: within(3, courses / 4, 100) };
}

/** How many students a command was asked for. */
export function readLearners([text = String(usualLearners), ...more]: readonly string[]): number {
  const learners = Number(text);
  if (more.length > 0 || !/^\d+$/.test(text) || learners < 1 || learners > mostLearners)
    throw new CommandError(`N must be a whole number of students from 1 to ${mostLearners}.`);
  return learners;
}
