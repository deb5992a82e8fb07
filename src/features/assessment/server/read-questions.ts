import "server-only";
import * as z from "zod";
import { toHundredths } from "@/features/questions/points";
import { type QuestionContent, questionTypes } from "@/features/questions/question-type";
import type { Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  versionId: z.string(),
  type: z.enum(questionTypes),
  text: z.string(),
  points: z.string(),
  penalty: z.string(),
  explanation: z.string(),
  feedback: z.string(),
  numericValue: z.string().nullable(),
  numericTolerance: z.string().nullable(),
  numericUnit: z.string().nullable(),
  body: json(),
  answers: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      isCorrect: z.boolean(),
      explanation: z.string(),
      isCaseSensitive: z.boolean(),
      isPattern: z.boolean(),
      credit: z.number(),
    }),
  ),
}));

/** Questions with their keys, in the order of the ids. They stay on the server: pages get `publicView` or `reviewRows`. One query. */
export async function readQuestions(tx: Tx, versionIds: readonly string[]): Promise<QuestionContent[]> {
  const rows = await queryRows(tx, Row)`
    SELECT q.id AS "versionId", q.type, q.text, q.points::text, q.penalty::text, q.explanation, q.feedback,
      q.numeric_value AS "numericValue", q.numeric_tolerance AS "numericTolerance", q.numeric_unit AS "numericUnit", q.body,
      (SELECT coalesce(json_agg(json_build_object(
          'id', a.id, 'text', a.text, 'isCorrect', a.is_correct, 'explanation', a.explanation,
          'isCaseSensitive', a.is_case_sensitive, 'isPattern', a.is_pattern,
          'credit', (a.credit * 100)::int
        ) ORDER BY a.position), '[]')
        FROM answer a WHERE a.question_version_id = q.id) AS answers
    FROM question_version q
    WHERE q.id = ANY(${[...versionIds]}::uuid[])`;
  const byId = new Map(
    rows.map((row) => [
      row.versionId,
      { ...row, points: toHundredths(row.points), penalty: toHundredths(row.penalty) },
    ]),
  );
  return versionIds.flatMap((id) => byId.get(id) ?? []);
}
