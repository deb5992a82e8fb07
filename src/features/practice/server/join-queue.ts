import "server-only";
import * as z from "zod";
import { type QuestionType, questionTypes } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Db, Tx } from "@/server/db/client";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  userId: z.string(),
  endedAt: z.date(),
  questionId: z.string(),
  questionVersionId: z.string(),
  type: z.enum(questionTypes),
  body: json(),
  isCorrect: z.boolean(),
}));

const isMarkedAtOnce = ({ type, body }: { type: QuestionType; body: unknown }): boolean =>
  !questionType(type).needsPerson?.(body);

/**
 * Puts the questions that an ended attempt missed into its student's queue: those with less than full points, unless a person grades
 * them. One that is there already is due again. Whether any of them is shown is decided at each look (`readOpenCards`). Safe to
 * repeat, and in any order; after another grade, what is no longer missed and was never asked leaves. Resolves to how many joined.
 */
export function joinQueue({ db, now }: { db: Db; now: () => Date }, attemptId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const asked = (await readAsked(tx, attemptId)).filter(isMarkedAtOnce);
    await leave(
      tx,
      attemptId,
      asked.filter(({ isCorrect }) => isCorrect).map(({ questionId }) => questionId),
    );
    const at = now();
    const missed = asked
      .filter(({ isCorrect }) => !isCorrect)
      .map(({ userId, endedAt, questionId, questionVersionId }) => ({
        ...{ id: uuidV7(at.getTime()), userId, endedAt, questionId, questionVersionId },
      }));
    return tx.$executeRaw`
      INSERT INTO practice_card AS card (id, user_id, question_id, attempt_id, question_version_id, missed_at, due_at, created_at, updated_at)
      SELECT m.id, m."userId", m."questionId", ${attemptId}::uuid, m."questionVersionId", m."endedAt", m."endedAt", ${at}, ${at}
        FROM jsonb_to_recordset(${JSON.stringify(missed)}::jsonb)
          AS m(id uuid, "userId" uuid, "questionId" uuid, "questionVersionId" uuid, "endedAt" timestamptz(3))
       ORDER BY m."questionId"
      ON CONFLICT (user_id, question_id) DO UPDATE SET attempt_id = excluded.attempt_id,
        question_version_id = excluded.question_version_id, missed_at = excluded.missed_at, updated_at = excluded.updated_at,
        due_at = CASE WHEN card.last_review_at >= excluded.missed_at THEN card.due_at ELSE least(card.due_at, excluded.missed_at) END
      WHERE card.missed_at < excluded.missed_at`;
  });
}

/** All questions of an attempt that has its result, those that were left blank too. What counts for nothing was not missed. */
function readAsked(tx: Tx, attemptId: string) {
  return queryRows(tx, Row)`
    SELECT a.user_id AS "userId", a.ended_at AS "endedAt", q.question_id AS "questionId", q.id AS "questionVersionId", q.type, q.body,
           COALESCE(g.is_correct, g.is_left_out, false) AS "isCorrect"
      FROM assessment_attempt a
      JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
      JOIN jsonb_array_elements(a.question_order) item ON true
      JOIN question_version q ON q.id = (item->>'questionVersionId')::uuid
      LEFT JOIN attempt_answer g ON g.attempt_id = a.id AND g.question_version_id = q.id
     WHERE a.id = ${attemptId}::uuid AND a.state IN ('SUBMITTED', 'EXPIRED') AND a.ended_at IS NOT NULL`;
}

async function leave(tx: Tx, attemptId: string, questionIds: string[]): Promise<void> {
  if (questionIds.length === 0) return;
  await tx.practiceCard.deleteMany({ where: { attemptId, questionId: { in: questionIds }, reps: 0, putAwayAt: null } });
}
