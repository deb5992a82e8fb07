import "server-only";
import * as z from "zod";
import { needsMendedKey, type RegradeOf, withMendedKey } from "@/features/assessment/regrading";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { questionType } from "@/features/questions/registry";
import type { AskRegrade } from "@/features/regrade/schema";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({ assessmentId: z.string(), mendedVersionId: z.string().nullable() }));

/** For `question_version q`: the latest published version of its question, where that came after it; null otherwise. */
export const mendedVersion = Prisma.sql`
  (SELECT n.id::text FROM question_version n
    WHERE n.question_id = q.question_id AND n.number > q.number AND EXISTS (
      SELECT 1 FROM assessment_question p JOIN assessment_version s ON s.id = p.assessment_version_id
        JOIN lesson_version l ON l.id = s.lesson_version_id JOIN course_version v ON v.id = l.version_id
       WHERE p.question_version_id = n.id AND v.published_at IS NOT NULL AND v.number > 0)
    ORDER BY n.number DESC LIMIT 1)`;

export interface QuestionToRegrade extends RegradeOf {
  assessmentId: string;
  /** Earlier answers can be marked by the key of the latest published version. */
  hasKey: boolean;
  /** A later version is published, whether or not its key can mark earlier answers. */
  isMended: boolean;
}

/** @throws AppError NOT_FOUND where the lesson has no such question; RULE_BROKEN `regrade.no_key` where the way needs one. */
export async function findQuestion(
  tx: Tx,
  courseId: string,
  { lessonId, questionVersionId, way }: AskRegrade,
): Promise<QuestionToRegrade> {
  const [row] = await queryRows(tx, Row)`
    SELECT s.id::text AS "assessmentId", ${mendedVersion} AS "mendedVersionId"
      FROM question_version q JOIN question o ON o.id = q.question_id JOIN assessment s ON s.id = o.assessment_id
     WHERE q.id = ${questionVersionId}::uuid AND s.course_id = ${courseId}::uuid AND s.lesson_id = ${lessonId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND", "regrade.no_such_question");
  const { assessmentId, mendedVersionId } = row;
  const ids = mendedVersionId === null ? [questionVersionId] : [questionVersionId, mendedVersionId];
  const [question, mended = null] = await readQuestions(tx, ids);
  if (!question) throw new AppError("NOT_FOUND", "regrade.no_such_question");
  const isByPerson = questionType(question.type).needsPerson?.(question.body) ?? false;
  const hasKey = mended !== null && !isByPerson && withMendedKey(question, mended) !== null;
  if (needsMendedKey(way) && !hasKey) throw new AppError("RULE_BROKEN", "regrade.no_key");
  return {
    assessmentId,
    way,
    question,
    mended: needsMendedKey(way) ? mended : null,
    hasKey,
    isMended: mended !== null,
  };
}
