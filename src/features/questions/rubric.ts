import { type Hundredths, toHundredths } from "./points";
import type { QuestionProblem } from "./question-authoring";
import type { ChosenLevel, Rubric, RubricCriterion, RubricLevel } from "./rubric-schema";

/** One key of the keyboard for each. */
export const mostLevels = 9;
export const mostCriteria = 20;

/** What the level chosen for each criterion is, in the order of the rubric; undefined where none is. */
export function levelsChosen(
  { criteria }: Rubric,
  chosen: readonly ChosenLevel[],
): { criterion: RubricCriterion; level: RubricLevel | undefined }[] {
  return criteria.map((criterion) => {
    const levelId = chosen.find(({ criterionId }) => criterionId === criterion.id)?.levelId;
    return { criterion, level: criterion.levels.find(({ id }) => id === levelId) };
  });
}

/** The sum of the levels that are chosen; criteria without one add nothing. */
export const pointsOfLevels = (rubric: Rubric, chosen: readonly ChosenLevel[]): Hundredths =>
  levelsChosen(rubric, chosen).reduce((sum, { level }) => sum + toHundredths(level?.points ?? 0), 0);

export const isWholeRubric = (rubric: Rubric, chosen: readonly ChosenLevel[]): boolean =>
  levelsChosen(rubric, chosen).every(({ level }) => level !== undefined);

/** Whether the choice names levels of this rubric alone, and each criterion once. */
export const isOfRubric = (rubric: Rubric | null, chosen: readonly ChosenLevel[]): boolean =>
  chosen.length === new Set(chosen.map(({ criterionId }) => criterionId)).size &&
  (rubric ? levelsChosen(rubric, chosen).filter(({ level }) => level).length : 0) === chosen.length;

/** The points of the best level of each criterion. */
export const mostByRubric = ({ criteria }: Rubric): Hundredths =>
  criteria.reduce((sum, { levels }) => sum + Math.max(0, ...levels.map(({ points }) => toHundredths(points))), 0);

/** What keeps an answer from being graded by it. `at` counts criteria from 0. `points` are those of the question, where they are known. */
export function findRubricProblems(rubric: Rubric | undefined, points?: number): QuestionProblem[] {
  if (!rubric) return [];
  if (rubric.criteria.length === 0) return [{ code: "no_criteria" }];
  const ofCriteria = rubric.criteria.flatMap(({ name, levels }, at): QuestionProblem[] => [
    ...(name.trim() === "" ? [{ code: "criterion_missing" as const, at }] : []),
    ...(levels.length < 2 ? [{ code: "too_few_levels" as const, at }] : []),
    ...(levels.some((level) => level.name.trim() === "") ? [{ code: "level_missing" as const, at }] : []),
  ]);
  const isOff = points !== undefined && toHundredths(points) !== mostByRubric(rubric);
  return isOff ? [...ofCriteria, { code: "rubric_total" }] : ofCriteria;
}

export const emptyLevel = (id: string, points = 0): RubricLevel => ({ id, name: "", points, description: "" });

/** With two levels: all of its points, and none. */
export const emptyCriterion = (newId: () => string, points: number): RubricCriterion => ({
  ...{ id: newId(), name: "", description: "" },
  levels: [emptyLevel(newId(), points), emptyLevel(newId())],
});

/** The body of a question with another rubric, or with none: that leaves no trace, as where there never was one. */
export function withRubric<Body extends { rubric?: Rubric | undefined }>(body: Body, rubric: Rubric | undefined) {
  const { rubric: _, ...rest } = body;
  return rubric ? { ...rest, rubric } : rest;
}

/** What the latest grade of an answer says by its rubric. */
export interface RubricGrade {
  levels: ChosenLevel[];
  /** Why the points are others than the levels add up to; empty where they are the same. */
  reason: string;
  points: Hundredths;
}

/** A rubric with what was chosen in it; null while nothing is, or while that may not be shown. */
export interface ShownRubric {
  rubric: Rubric;
  grade: (RubricGrade & { levelPoints: Hundredths }) | null;
}
