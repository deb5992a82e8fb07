import "server-only";
import * as z from "zod";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import type { SaveAnswer } from "@/features/assessment/schema";
import { MAX_TEXT_RESPONSE } from "@/features/questions/question-type";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { ask } from "@/server/db/ask";
import type { Tx } from "@/server/db/client";
import { rowSchema } from "@/server/db/query-rows";
import { logger } from "@/server/log/logger";
import { noteNetwork, type SeenFrom } from "./signals/note-network";

export const StoredAnswer = z.object({
  questionVersionId: z.string(),
  clientId: z.string(),
  revision: z.int(),
  selectedAnswers: z.array(z.string()),
  textResponse: z.string(),
  fields: z.record(z.string(), z.string()),
  isFlagged: z.boolean(),
  answeredAt: z.date(),
});

/** What the page's queue of answers goes by, and forgets what it kept on the device for. */
export const SavedAnswer = z.object({
  /** False when a later change was stored already: `answer` is that one. */
  isCurrent: z.boolean(),
  answer: StoredAnswer,
  /** The server's clock, by which the page sets its own. */
  now: z.date(),
});
export type SavedAnswer = z.infer<typeof SavedAnswer>;

const Row = rowSchema(() => ({
  isRunning: z.boolean(),
  isInTime: z.boolean(),
  fits: z.boolean(),
  recordsSignals: z.boolean(),
  isWritten: z.boolean().nullable(),
  answeredAt: z.date().nullable(),
  answer: z.strictObject(StoredAnswer.omit({ answeredAt: true }).shape).nullable(),
}));

/**
 * Stores one answer for good. One statement checks that the attempt is the student's, is running and in time, that the
 * question and its options belong to it, and that no later change was stored; so it may be sent any number of times, in
 * any order. The row lock makes a submit wait for answers in progress and the answers after it see that it has ended. Where the
 * attempt notes signals, a second statement notes from where it came.
 */
export async function saveAnswer(
  { db, now, ...from }: { db: Tx; now: () => Date } & SeenFrom,
  userId: string,
  answer: SaveAnswer,
): Promise<SavedAnswer> {
  const at = now();
  const first = await writeAnswer(db, userId, answer, at);
  // Another tab's first answer to the question may commit between our look and our write: the second time it is seen.
  const row = first?.fits && first.answer === null ? await writeAnswer(db, userId, answer, at) : first;
  if (!row) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (!row.isRunning) throw new AppError("RULE_BROKEN", "assessment.already_ended");
  if (!row.isInTime) throw new AppError("RULE_BROKEN", "assessment.time_is_over");
  if (!row.fits) throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
  const { answer: stored, answeredAt } = row;
  if (stored === null || answeredAt === null) throw new Error("An answer was neither written nor found.");
  if (row.recordsSignals) await noteNetwork(db, answer.attemptId, from, at).catch(logUnnoted);
  return {
    isCurrent: row.isWritten === true || stored.clientId === answer.clientId,
    answer: { ...stored, answeredAt },
    now: at,
  };
}

/** The answer is stored, and its student is told so whatever becomes of the rest. */
const logUnnoted = (err: unknown) => logger.error({ err }, "the network of an answer was not noted");

async function writeAnswer(db: Tx, userId: string, answer: SaveAnswer, at: Date) {
  const { attemptId, questionVersionId, clientId, revision, textResponse, isFlagged } = answer;
  const selected = [...answer.selectedAnswers];
  const fields = JSON.stringify(answer.fields);
  const lastAcceptedAt = new Date(at.getTime() - GRACE_SECONDS * 1000);
  const [row] = await ask(
    db,
    Row,
    Prisma.sql`
    WITH attempt AS MATERIALIZED (
      SELECT id, state = 'IN_PROGRESS' AS is_running, question_order,
        coalesce((rules->>'recordsSignals')::boolean, false) AS records_signals,
        (deadline_at IS NULL OR deadline_at >= ${lastAcceptedAt}) AS is_in_time
      FROM assessment_attempt WHERE id = ${attemptId}::uuid AND user_id = ${userId}::uuid
      FOR SHARE
    ), checked AS (
      SELECT id, is_running, is_in_time, records_signals, EXISTS (
        SELECT 1 FROM jsonb_array_elements(question_order) AS item
        WHERE item->>'questionVersionId' = ${questionVersionId}
          AND item->'answerIds' || coalesce(item->'promptIds', '[]') @> to_jsonb(${selected}::text[])
          AND (item->>'mostSelected')::int >= cardinality(${selected}::text[])
          AND (item->'answerIds' = '[]' AND coalesce(item->'fields', '{}') = '{}' OR jsonb_exists(item, 'mostTyped') OR ${textResponse} = '')
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
      RETURNING question_version_id, client_id, revision, selected_answers, text_response, fields, is_flagged, answered_at
    )
    SELECT checked.is_running AS "isRunning", checked.is_in_time AS "isInTime", checked.fits, checked.records_signals AS "recordsSignals",
      current.is_written AS "isWritten",
      current.answered_at AS "answeredAt", CASE WHEN current.is_written IS NOT NULL THEN jsonb_build_object(
        'questionVersionId', question_version_id, 'clientId', client_id, 'revision', revision, 'selectedAnswers', selected_answers,
        'textResponse', text_response, 'fields', fields, 'isFlagged', is_flagged) END AS answer
    FROM checked LEFT JOIN LATERAL (
      SELECT true AS is_written, written.* FROM written
      UNION ALL
      SELECT false, question_version_id, client_id, revision, selected_answers, text_response, fields, is_flagged, answered_at
      FROM attempt_answer
      WHERE attempt_id = checked.id AND question_version_id = ${questionVersionId}::uuid
        AND NOT EXISTS (SELECT 1 FROM written)
    ) AS current ON true`,
  );
  return row;
}
