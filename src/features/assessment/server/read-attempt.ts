import "server-only";
import type { AttemptClock, AttemptRules, AttemptState } from "@/features/assessment/rules";
import { readSnapshot, type SnapshotItem } from "@/features/assessment/snapshot";
import { toHundredths } from "@/features/questions/points";
import type { AnswerFields } from "@/features/questions/question-type";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { type AttemptJson, type AttemptSummary, toSummary } from "./attempt-summary";
import { lessonNumber } from "./lesson-number";

export interface GivenAnswer {
  questionVersionId: string;
  revision: number;
  selectedAnswers: string[];
  textResponse: string;
  fields: AnswerFields;
  isFlagged: boolean;
  answeredAt: string;
  isCorrect: boolean | null;
  pointsEarned: number | null;
  /** A grader's words. */
  feedback: string;
}

/** An attempt with its answers and its place in the course, everything but the questions themselves. */
export interface ReadAttempt extends AttemptClock {
  id: string;
  number: number;
  userId: string;
  slug: string;
  courseId: string;
  courseVersionId: string;
  courseTitle: string;
  language: string;
  lessonId: string;
  lessonNumber: string;
  nextLessonId: string | null;
  title: string;
  order: SnapshotItem[];
  rules: AttemptRules;
  timeTakenSeconds: number | null;
  /** The limit as it is now, where the student is now: an author may have allowed more since. */
  maxAttemptsNow: number;
  answers: GivenAnswer[];
  all: AttemptSummary[];
  /** Attempts of the same person on former enrollments. */
  usedBefore: number;
}

interface Row {
  id: string;
  attempt_number: number;
  user_id: string;
  state: AttemptState;
  started_at: Date;
  deadline_at: Date | null;
  ended_at: Date | null;
  time_taken_seconds: number | null;
  question_order: unknown;
  rules: unknown;
  slug: string;
  course_id: string;
  course_version_id: string;
  course_title: string;
  language: string;
  lesson_id: string;
  lesson_number: string;
  next_lesson_id: string | null;
  title: string;
  max_attempts_now: number | null;
  answers: GivenAnswer[];
  attempts: AttemptJson[];
  used_before: number;
}

export type AttemptRef = { attemptId: string } | { userId: string; slug: string; lessonId: string };

/** One attempt by its id, or the latest of a person at a lesson; null when there is none. One query. */
export async function readAttempt(tx: Tx, ref: AttemptRef, now: Date): Promise<ReadAttempt | null> {
  const which =
    "attemptId" in ref
      ? Prisma.sql`a.id = ${ref.attemptId}::uuid`
      : Prisma.sql`a.id = (
          SELECT latest.id FROM assessment_attempt latest JOIN enrollment seat ON seat.id = latest.enrollment_id
          WHERE latest.user_id = ${ref.userId}::uuid AND ${isCurrentEnrollment("seat", now)}
            AND latest.assessment_id = (SELECT id FROM assessment WHERE lesson_id = ${ref.lessonId}::uuid)
          ORDER BY latest.attempt_number DESC LIMIT 1) AND c.slug = ${ref.slug}`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.attempt_number, a.user_id, a.state, a.started_at, a.deadline_at, a.ended_at, a.time_taken_seconds,
      a.question_order, a.rules, c.slug, c.id AS course_id, cv.id AS course_version_id, cv.title AS course_title,
      cv.language, s.lesson_id, ${lessonNumber(now)} AS lesson_number, av.title,
      (SELECT n.lesson_id FROM lesson_version n JOIN module_version nm ON nm.id = n.module_version_id
        WHERE n.version_id = lv.version_id AND nm.published_at <= ${now}
          AND (nm.position, n.position) > (mv.position, lv.position)
        ORDER BY nm.position, n.position LIMIT 1) AS next_lesson_id,
      (SELECT present.max_attempts FROM assessment_version present
        JOIN lesson_version pl ON pl.id = present.lesson_version_id
        WHERE present.assessment_id = a.assessment_id AND pl.version_id = e.version_id) AS max_attempts_now,
      (SELECT coalesce(json_agg(json_build_object(
          'questionVersionId', g.question_version_id, 'revision', g.revision, 'selectedAnswers', g.selected_answers,
          'textResponse', g.text_response, 'fields', g.fields, 'isFlagged', g.is_flagged, 'answeredAt', g.answered_at,
          'isCorrect', g.is_correct, 'pointsEarned', g.points_earned, 'feedback', g.feedback)), '[]')
        FROM attempt_answer g WHERE g.attempt_id = a.id) AS answers,
      (SELECT json_agg(json_build_object(
          'id', o.id, 'number', o.attempt_number, 'state', o.state, 'score', o.score, 'maxScore', o.max_score,
          'isPassed', o.is_passed, 'startedAt', o.started_at, 'deadlineAt', o.deadline_at, 'endedAt', o.ended_at
        ) ORDER BY o.attempt_number)
        FROM assessment_attempt o
        WHERE o.enrollment_id = a.enrollment_id AND o.assessment_id = a.assessment_id) AS attempts,
      (SELECT count(*)::int FROM assessment_attempt b WHERE b.user_id = a.user_id
        AND b.assessment_id = a.assessment_id AND b.enrollment_id <> a.enrollment_id
        AND b.started_at > coalesce((SELECT max(n.reset_at) FROM enrollment n WHERE n.user_id = b.user_id AND n.course_id = e.course_id), '-infinity')) AS used_before
    FROM assessment_attempt a
    JOIN enrollment e ON e.id = a.enrollment_id
    JOIN assessment s ON s.id = a.assessment_id
    JOIN assessment_version av ON av.id = a.assessment_version_id
    JOIN lesson_version lv ON lv.id = av.lesson_version_id
    JOIN module_version mv ON mv.id = lv.module_version_id
    JOIN course_version cv ON cv.id = lv.version_id
    JOIN course c ON c.id = cv.course_id
    WHERE ${which}`;
  return row ? toAttempt(row) : null;
}

function toAttempt(row: Row): ReadAttempt {
  const { order, rules } = readSnapshot({ questionOrder: row.question_order, rules: row.rules });
  return {
    id: row.id,
    number: row.attempt_number,
    userId: row.user_id,
    state: row.state,
    startedAt: row.started_at,
    deadlineAt: row.deadline_at,
    endedAt: row.ended_at,
    timeTakenSeconds: row.time_taken_seconds,
    slug: row.slug,
    courseId: row.course_id,
    courseVersionId: row.course_version_id,
    courseTitle: row.course_title,
    language: row.language,
    lessonId: row.lesson_id,
    lessonNumber: row.lesson_number,
    nextLessonId: row.next_lesson_id,
    title: row.title,
    order,
    rules,
    maxAttemptsNow: row.max_attempts_now ?? rules.maxAttempts,
    answers: row.answers.map((answer) => ({
      ...answer,
      pointsEarned: answer.pointsEarned === null ? null : toHundredths(answer.pointsEarned),
    })),
    all: row.attempts.map(toSummary),
    usedBefore: row.used_before,
  };
}
