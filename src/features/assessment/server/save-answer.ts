import "server-only";
import * as z from "zod";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import type { SaveAnswer } from "@/features/assessment/schema";
import { MAX_TEXT_RESPONSE } from "@/features/questions/question-type";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";

import { ask } from "@/server/db/ask";
import { askTogether } from "@/server/db/ask-together";
import type { Tx } from "@/server/db/client";
import { toJsonb } from "@/server/db/jsonb";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { timeOrderedId } from "@/server/db/time-ordered-id";
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
  /** When the student checked it, which makes it final; null: it may still change. */
  checkedAt: z.date().nullable(),
});

/** What the page's queue of answers goes by, and forgets what it kept on the device for. */
export const SavedAnswer = z.object({
  /** False when a later change was stored already: `answer` is that one. */
  isCurrent: z.boolean(),
  answer: StoredAnswer,
  /** The server's clock, by which the page sets its own. */
  now: z.date(),
  /** When the attempt ends by itself: later than the page knew if its student was given more time since. Null without a limit. */
  deadlineAt: z.date().nullable(),
});
export type SavedAnswer = z.infer<typeof SavedAnswer>;

const Row = rowSchema(() => ({
  place: z.int(),
  isRunning: z.boolean(),
  isInTime: z.boolean(),
  deadlineAt: z.date().nullable(),
  fits: z.boolean(),
  recordsSignals: z.boolean(),
  isWritten: z.boolean().nullable(),
  answeredAt: z.date().nullable(),
  checkedAt: z.date().nullable(),
  answer: z.strictObject(StoredAnswer.omit({ answeredAt: true, checkedAt: true }).shape).nullable(),
}));

/**
 * Stores one answer for good. One statement checks that the attempt is the student's, is running and in time, that the
 * question and its options belong to it, and that neither a later change was stored nor the answer checked; so it may be sent
 * any number of times, in any order. Of a checked answer only the flag still changes. The row lock makes a submit wait for answers in progress and the answers after it see that it has ended.
 * What many students send at the same moment goes in one statement. Where the attempt notes signals, another one notes
 * from where it came.
 */
export async function saveAnswer(
  { db, now, ...from }: { db: Tx; now: () => Date } & SeenFrom,
  userId: string,
  answer: SaveAnswer,
): Promise<SavedAnswer> {
  const at = now();
  const row = await writeAnswer(db, { userId, answer, at });
  if (!row) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (!row.isRunning) throw new AppError("RULE_BROKEN", "assessment.already_ended");
  if (!row.isInTime) throw new AppError("RULE_BROKEN", "assessment.time_is_over");
  if (!row.fits) throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
  const { answer: stored, answeredAt, checkedAt } = row;
  if (stored === null || answeredAt === null) throw new Error("An answer was neither written nor found.");
  if (checkedAt && isOvertaking(row, answer)) throw new AppError("CONFLICT", "assessment.already_checked");
  if (row.recordsSignals) await noteNetwork(db, answer.attemptId, from, at).catch(logUnnoted);
  return {
    isCurrent: row.isWritten === true || stored.clientId === answer.clientId,
    answer: { ...stored, answeredAt, checkedAt },
    now: at,
    deadlineAt: row.deadlineAt,
  };
}

/** Later than what was found, and not written: the answer is checked, or that was read before someone else's change. */
const isOvertaking = ({ answer: stored, isWritten }: RowOf<typeof Row>, { clientId, revision }: SaveAnswer): boolean =>
  isWritten === null && stored !== null && stored.clientId !== clientId && stored.revision < revision;

/** The answer is stored, and its student is told so whatever becomes of the rest. */
const logUnnoted = (err: unknown) => logger.error({ err }, "the network of an answer was not noted");

interface Given {
  userId: string;
  answer: SaveAnswer;
  at: Date;
}

async function writeAnswer(db: Tx, given: Given) {
  const row = await writeTogether(db, given);
  const isTaken = row?.isRunning && row.isInTime && row.fits;
  const isUndecided = isTaken && (row.answer === null || (!row.checkedAt && isOvertaking(row, given.answer)));
  if (row && !isUndecided) return row;
  // Someone holds the attempt, who may be ending it: that is waited for, and by no one else. Or another tab's answer to the
  // question, or its check, came between our look and our write: the second time it is seen.
  return (await ask(db, Row, writing([given], Prisma.empty)))[0];
}

/** As columns of `asked`. */
const asRow = ({ userId, answer, at }: Given, place: number) => ({
  ...answer,
  userId,
  place,
  id: timeOrderedId(at),
  at,
  // As the page counts them.
  typed: answer.textResponse.length,
});

/** What an answer names are files that have arrived, for this question of this attempt. */
const areOwnFiles = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM jsonb_array_elements_text("selectedAnswers") AS named
  WHERE NOT EXISTS (SELECT 1 FROM answer_file f WHERE f.id = named::uuid AND f.file_id IS NOT NULL
    AND f.attempt_id = attempt."attemptId" AND f.question_version_id = attempt."questionVersionId"))`;

const asJson = (alias: "stored" | "former"): Prisma.Sql => {
  const a = Prisma.raw(alias);
  return Prisma.sql`jsonb_build_object('questionVersionId', ${a}.question_version_id, 'clientId', ${a}.client_id,
    'revision', ${a}.revision, 'selectedAnswers', ${a}.selected_answers, 'textResponse', ${a}.text_response,
    'fields', ${a}.fields, 'isFlagged', ${a}.is_flagged)`;
};

/**
 * The statement that stores these answers. Of two to one question, from two tabs, the later one is stored and both are told
 * that. `waiting` says what becomes of attempts that someone else holds. LIMIT 1 has each row looked up by its key, whatever Postgres
 * guesses: without it all attempts were read, or all answers to the question, as long as the tables had no statistics.
 */
const writing = (calls: readonly Given[], waiting: Prisma.Sql): Prisma.Sql => Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${toJsonb(calls.map(asRow))}::jsonb) AS row(place int, id uuid, "userId" uuid, "attemptId" uuid,
        "questionVersionId" uuid, "clientId" uuid, revision int, "selectedAnswers" jsonb, "textResponse" text, typed int,
        fields jsonb, "isFlagged" boolean, at timestamptz)
    ), attempt AS MATERIALIZED (
      SELECT asked.*, a.state = 'IN_PROGRESS' AS is_running, a.question_order, a.deadline_at,
        coalesce((a.rules->>'recordsSignals')::boolean, false) AS records_signals,
        (a.deadline_at IS NULL OR a.deadline_at >= asked.at - make_interval(secs => ${GRACE_SECONDS})) AS is_in_time
      FROM (SELECT * FROM asked ORDER BY "attemptId") AS asked CROSS JOIN LATERAL (
        SELECT * FROM assessment_attempt WHERE id = asked."attemptId" AND user_id = asked."userId" LIMIT 1 FOR SHARE ${waiting}
      ) AS a
    ), checked AS MATERIALIZED (
      SELECT attempt.*, EXISTS (
        SELECT 1 FROM jsonb_array_elements(question_order) AS item
        WHERE item->>'questionVersionId' = "questionVersionId"::text
          AND (item->'answerIds' || coalesce(item->'promptIds', '[]') @> "selectedAnswers"
            OR jsonb_exists(item, 'takesFiles') AND ${areOwnFiles})
          AND (item->>'mostSelected')::int >= jsonb_array_length("selectedAnswers")
          AND (item->'answerIds' = '[]' AND coalesce(item->'fields', '{}') = '{}' OR jsonb_exists(item, 'mostTyped') OR "textResponse" = '')
          AND coalesce((item->>'mostTyped')::int, ${MAX_TEXT_RESPONSE}) >= typed
          AND NOT EXISTS (
            SELECT 1 FROM jsonb_each_text(attempt.fields) AS given
            WHERE NOT coalesce(jsonb_exists(item->'fields', given.key), false)
              OR (item->'fields'->>given.key = 'chosen' AND NOT jsonb_exists(item->'answerIds', given.value)))
      ) AS fits FROM attempt
    ), latest AS (
      SELECT DISTINCT ON ("attemptId", "questionVersionId") * FROM checked WHERE is_running AND is_in_time AND fits
      ORDER BY "attemptId", "questionVersionId", revision DESC, place
    ), written AS (
      INSERT INTO attempt_answer AS stored (id, attempt_id, question_version_id, client_id, revision, selected_answers,
        text_response, fields, is_flagged, answered_at, created_at, updated_at)
      SELECT id, "attemptId", "questionVersionId", "clientId", revision,
        ARRAY(SELECT jsonb_array_elements_text("selectedAnswers")::uuid), "textResponse", fields, "isFlagged", at, at, at
      FROM latest
      ON CONFLICT (attempt_id, question_version_id) DO UPDATE SET client_id = excluded.client_id,
        revision = excluded.revision, selected_answers = excluded.selected_answers,
        text_response = excluded.text_response, fields = excluded.fields, is_flagged = excluded.is_flagged,
        answered_at = excluded.answered_at, updated_at = excluded.updated_at
      WHERE stored.revision < excluded.revision
        AND (stored.checked_at IS NULL OR (stored.selected_answers, stored.text_response, stored.fields)
          = (excluded.selected_answers, excluded.text_response, excluded.fields))
      RETURNING attempt_id, question_version_id, client_id, revision, answered_at, checked_at, ${asJson("stored")} AS answer
    )
    SELECT checked.place, checked.is_running AS "isRunning", checked.is_in_time AS "isInTime", checked.deadline_at AS "deadlineAt", checked.fits,
      checked.records_signals AS "recordsSignals",
      written.client_id = checked."clientId" AND written.revision = checked.revision AS "isWritten",
      coalesce(written.answered_at, former.answered_at) AS "answeredAt", coalesce(written.checked_at, former.checked_at) AS "checkedAt",
      coalesce(written.answer, CASE WHEN former.id IS NOT NULL THEN ${asJson("former")} END) AS answer
    FROM checked
      LEFT JOIN written ON written.attempt_id = checked."attemptId" AND written.question_version_id = checked."questionVersionId"
      LEFT JOIN LATERAL (
        SELECT * FROM attempt_answer WHERE written.attempt_id IS NULL
          AND attempt_id = checked."attemptId" AND question_version_id = checked."questionVersionId" LIMIT 1
      ) AS former ON true`;

const writeTogether = askTogether(Row, (calls: readonly Given[]) => writing(calls, Prisma.sql`SKIP LOCKED`));
