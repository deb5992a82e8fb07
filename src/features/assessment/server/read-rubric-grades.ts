import "server-only";
import * as z from "zod";
import { toHundredths } from "@/features/questions/points";
import { levelsChosen, pointsOfLevels, type RubricGrade, type ShownRubric } from "@/features/questions/rubric";
import { ChosenLevel, type Rubric } from "@/features/questions/rubric-schema";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  questionVersionId: z.string(),
  levels: z.array(ChosenLevel),
  reason: z.string(),
  points: z.string(),
}));

/** Those that count, by the version of the question; answers that have none are left out. One query. */
export async function readRubricGrades(tx: Tx, attemptId: string): Promise<Map<string, RubricGrade>> {
  const rows = await queryRows(tx, Row)`
    SELECT DISTINCT ON (g.id) g.question_version_id AS "questionVersionId", d.levels, d.reason, d.points::text AS points
      FROM attempt_answer g JOIN answer_grade d ON d.attempt_answer_id = g.id
     WHERE g.attempt_id = ${attemptId}::uuid AND d.part IN ('FINAL', 'MEAN') ORDER BY g.id, d.number DESC`;
  return new Map(
    rows.map(({ questionVersionId, points, ...grade }) => [
      questionVersionId,
      { ...grade, points: toHundredths(points) },
    ]),
  );
}

/** Before its result a student sees the rubric where its author shows it beforehand, and never what was chosen. */
export function showRubric(
  rubric: Rubric | null,
  grade: RubricGrade | undefined,
  isResultShown: boolean,
): ShownRubric | null {
  if (!rubric || !(isResultShown || rubric.isShownBefore)) return null;
  const isUsed = grade && levelsChosen(rubric, grade.levels).some(({ level }) => level);
  if (!isResultShown || !grade || !(isUsed || grade.reason)) return { rubric, grade: null };
  return { rubric, grade: { ...grade, levelPoints: pointsOfLevels(rubric, grade.levels) } };
}
