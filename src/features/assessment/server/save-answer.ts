import "server-only";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import type { SaveAnswer } from "@/features/assessment/schema";
import { type AnswerFields, MAX_TEXT_RESPONSE } from "@/features/questions/question-type";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";

export interface StoredAnswer {
  questionVersionId: string;
  clientId: string;
  revision: number;
  selectedAnswers: string[];
  textResponse: string;
  fields: AnswerFields;
  isFlagged: boolean;
  answeredAt: Date;
}

export interface SavedAnswer {
  /** False when a later change was stored already: `answer` is that one. */
  isCurrent: boolean;
  answer: StoredAnswer;
  /** The server's clock, by which the page sets its own. */
  now: Date;
}

interface Row {
  is_running: boolean;
  is_in_time: boolean;
  fits: boolean;
  written: boolean;
  client_id: string | null;
  revision: number | null;
  selected_answers: string[] | null;
  text_response: string | null;
  fields: AnswerFields | null;
  is_flagged: boolean | null;
  answered_at: Date | null;
}

/**
 * Stores one answer for good. One statement checks that the attempt is the student's, is running and in time, that the
 * question and its options belong to it, and that no later change was stored; so it may be sent any number of times, in
 * any order. The row lock makes a submit wait for answers in progress and the answers after it see that it has ended.
 */
export async function saveAnswer(
  { db, now }: { db: Tx; now: () => Date },
  userId: string,
  answer: SaveAnswer,
): Promise<SavedAnswer> {
  const at = now();
  const first = await writeAnswer(db, userId, answer, at);
  // Another tab's first answer to the question may commit between our look and our write: the second time it is seen.
  const row = first?.fits && first.revision === null ? await writeAnswer(db, userId, answer, at) : first;
  if (!row) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (!row.is_running) throw new AppError("RULE_BROKEN", "assessment.already_ended");
  if (!row.is_in_time) throw new AppError("RULE_BROKEN", "assessment.time_is_over");
  if (!row.fits) throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
  const { revision, client_id: clientId } = row;
  if (revision === null || clientId === null) throw new Error("An answer was neither written nor found.");
  return {
    isCurrent: row.written || clientId === answer.clientId,
    answer: {
      questionVersionId: answer.questionVersionId,
      clientId,
      revision,
      selectedAnswers: row.selected_answers ?? [],
      textResponse: row.text_response ?? "",
      fields: row.fields ?? {},
      isFlagged: row.is_flagged ?? false,
      answeredAt: row.answered_at ?? at,
    },
    now: at,
  };
}

async function writeAnswer(db: Tx, userId: string, answer: SaveAnswer, at: Date): Promise<Row | undefined> {
  const { attemptId, questionVersionId, clientId, revision, textResponse, isFlagged } = answer;
  const selected = [...answer.selectedAnswers];
  const fields = JSON.stringify(answer.fields);
  const lastAcceptedAt = new Date(at.getTime() - GRACE_SECONDS * 1000);
  const [row] = await db.$queryRaw<Row[]>`
    WITH attempt AS MATERIALIZED (
      SELECT id, state = 'IN_PROGRESS' AS is_running, question_order,
        (deadline_at IS NULL OR deadline_at >= ${lastAcceptedAt}) AS is_in_time
      FROM assessment_attempt WHERE id = ${attemptId}::uuid AND user_id = ${userId}::uuid
      FOR SHARE
    ), checked AS (
      SELECT id, is_running, is_in_time, EXISTS (
        SELECT 1 FROM jsonb_array_elements(question_order) AS item
        WHERE item->>'questionVersionId' = ${questionVersionId}
          AND item->'answerIds' || coalesce(item->'promptIds', '[]') @> to_jsonb(${selected}::text[])
          AND (item->>'mostSelected')::int >= cardinality(${selected}::text[])
          AND (item->'answerIds' = '[]' AND coalesce(item->'fields', '{}') = '{}' OR ${textResponse} = '')
          AND coalesce((item->>'mostTyped')::int, ${MAX_TEXT_RESPONSE}) >= ${textResponse.length}::int
          AND NOT EXISTS (
            SELECT 1 FROM jsonb_each_text(${fields}::jsonb) AS given
            WHERE NOT coalesce(jsonb_exists(item->'fields', given.key), false)
              OR (item->'fields'->>given.key = 'chosen' AND NOT jsonb_exists(item->'answerIds', given.value)))
      ) AS fits FROM attempt
    ), written AS (
      INSERT INTO attempt_answer AS stored (id, attempt_id, question_version_id, client_id, revision, selected_answers,
        text_response, fields, is_flagged, answered_at, created_at, updated_at)
      SELECT ${uuidV7(at.getTime())}::uuid, id, ${questionVersionId}::uuid, ${clientId}::uuid, ${revision}::int,
        ${selected}::uuid[], ${textResponse}, ${fields}::jsonb, ${isFlagged}, ${at}, ${at}, ${at}
      FROM checked WHERE is_running AND is_in_time AND fits
      ON CONFLICT (attempt_id, question_version_id) DO UPDATE SET client_id = excluded.client_id,
        revision = excluded.revision, selected_answers = excluded.selected_answers,
        text_response = excluded.text_response, fields = excluded.fields, is_flagged = excluded.is_flagged,
        answered_at = excluded.answered_at, updated_at = excluded.updated_at
      WHERE stored.revision < excluded.revision
      RETURNING client_id, revision, selected_answers, text_response, fields, is_flagged, answered_at
    )
    SELECT checked.is_running, checked.is_in_time, checked.fits, current.*
    FROM checked LEFT JOIN LATERAL (
      SELECT true AS written, written.* FROM written
      UNION ALL
      SELECT false, client_id, revision, selected_answers, text_response, fields, is_flagged, answered_at
      FROM attempt_answer
      WHERE attempt_id = checked.id AND question_version_id = ${questionVersionId}::uuid
        AND NOT EXISTS (SELECT 1 FROM written)
    ) AS current ON true`;
  return row;
}
