import "server-only";
import * as z from "zod";
import { readRules } from "@/features/assessment/snapshot";
import { toHundredths } from "@/features/questions/points";
import { MAX_TEXT_RESPONSE } from "@/features/questions/question-type";
import { noAnswer } from "@/features/questions/shared/no-answer";
import type { EndedAttempt, GivenAnswer, StudentAttempts } from "@/features/regrade/plan-regrade";
import { Prisma } from "@/generated/prisma/client";
import { AttemptState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { hidesNames, studentNumber } from "@/server/db/hidden-names";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const AnswerJson = () =>
  z.strictObject({
    id: z.string(),
    selectedAnswers: z.array(z.string()),
    textResponse: z.string(),
    fields: z.record(z.string(), z.string()),
    isCorrect: z.boolean().nullable(),
    earned: z.number().nullable(),
    isLeftOut: z.boolean(),
    grade: z.number().nullable(),
  });

const Row = rowSchema(() => ({
  id: z.string(),
  enrollmentId: z.string(),
  userId: z.string(),
  studentNumber: z.string().nullable(),
  number: z.number(),
  state: z.enum(AttemptState),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  endedAt: z.date(),
  rules: json(),
  score: z.string().nullable(),
  maxScore: z.string(),
  isPassed: z.boolean().nullable(),
  hasQuestion: z.boolean(),
  answer: AnswerJson().nullable(),
  othersEarned: z.string(),
  othersWaiting: z.number(),
}));

/** What keys can match, unchanged. Only what a person reads may be longer, and of that only whether it is blank is asked here. */
const typed = Prisma.sql`CASE WHEN length(g.text_response) <= ${MAX_TEXT_RESPONSE} THEN g.text_response
  ELSE left(ltrim(g.text_response, E' \\t\\r\\n'), ${MAX_TEXT_RESPONSE}::int) END`;

/**
 * All ended attempts at an assessment of students who have one with this version of the question, each student's together and by number.
 * One query.
 */
export async function readAttempts(
  tx: Tx,
  { assessmentId, questionVersionId }: { assessmentId: string; questionVersionId: string },
): Promise<StudentAttempts[]> {
  const asked = JSON.stringify([{ questionVersionId }]);
  const rows = await queryRows(tx, Row)`
    SELECT a.id::text AS id, a.enrollment_id::text AS "enrollmentId", a.user_id::text AS "userId",
           CASE WHEN ${hidesNames(Prisma.sql`s.id`)} THEN ${studentNumber(Prisma.sql`a.user_id`)} END AS "studentNumber", a.attempt_number AS number, a.state::text AS state,
           a.started_at AS "startedAt", a.deadline_at AS "deadlineAt", a.ended_at AS "endedAt", a.rules, a.score::text AS score,
           a.max_score::text AS "maxScore", a.is_passed AS "isPassed", a.question_order @> ${asked}::jsonb AS "hasQuestion",
           (SELECT jsonb_build_object('id', g.id, 'selectedAnswers', g.selected_answers, 'textResponse', ${typed},
                     'fields', g.fields, 'isCorrect', g.is_correct, 'earned', g.points_earned, 'isLeftOut', g.is_left_out,
                     'grade', (SELECT d.points FROM answer_grade d WHERE d.attempt_answer_id = g.id AND d.part IN ('FINAL', 'MEAN') ORDER BY d.number DESC LIMIT 1))
              FROM attempt_answer g WHERE g.attempt_id = a.id AND g.question_version_id = ${questionVersionId}::uuid) AS answer,
           o.earned::text AS "othersEarned", o.waiting AS "othersWaiting"
      FROM assessment_attempt a JOIN assessment s ON s.id = a.assessment_id CROSS JOIN LATERAL (
        SELECT coalesce(sum(g.points_earned) FILTER (WHERE NOT g.is_left_out), 0) AS earned,
               count(*) FILTER (WHERE g.points_earned IS NULL AND NOT g.is_left_out)::int AS waiting
          FROM attempt_answer g WHERE g.attempt_id = a.id AND g.question_version_id <> ${questionVersionId}::uuid) o
     WHERE a.assessment_id = ${assessmentId}::uuid AND a.state <> 'IN_PROGRESS' AND a.enrollment_id IN (
        SELECT b.enrollment_id FROM assessment_attempt b
         WHERE b.assessment_id = ${assessmentId}::uuid AND b.state <> 'IN_PROGRESS' AND b.question_order @> ${asked}::jsonb)
     ORDER BY a.enrollment_id, a.attempt_number`;
  const students = new Map<string, StudentAttempts & { attempts: EndedAttempt[] }>();
  for (const row of rows) {
    const { enrollmentId, userId, studentNumber: number } = row;
    const student = students.get(enrollmentId) ?? { enrollmentId, userId, number, attempts: [] };
    student.attempts.push(toAttempt(row));
    students.set(enrollmentId, student);
  }
  return [...students.values()];
}

function toAttempt({ hasQuestion, answer, othersEarned, othersWaiting, ...row }: RowOf<typeof Row>): EndedAttempt {
  const { id, number, state, startedAt, deadlineAt, endedAt, score, maxScore, isPassed } = row;
  return {
    ...{ id, number, state, startedAt, deadlineAt, endedAt, isPassed },
    rules: readRules(row.rules),
    score: score === null ? null : toHundredths(score),
    maxScore: toHundredths(maxScore),
    answer: hasQuestion ? toAnswer(answer) : null,
    others: { earned: toHundredths(othersEarned), waiting: othersWaiting },
  };
}

function toAnswer(answer: RowOf<typeof Row>["answer"]): GivenAnswer {
  if (!answer) {
    return { id: null, response: noAnswer, mark: { earned: 0, isCorrect: false, isLeftOut: false }, grade: null };
  }
  const { id, selectedAnswers, textResponse, fields, earned, isCorrect, isLeftOut, grade } = answer;
  return {
    id,
    response: { selectedAnswers, textResponse, fields },
    mark: { earned: earned === null ? null : toHundredths(earned), isCorrect, isLeftOut },
    grade: grade === null ? null : toHundredths(grade),
  };
}
