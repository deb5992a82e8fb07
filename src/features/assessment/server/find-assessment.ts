import "server-only";
import type { AttemptRules, CorrectAnswersShown, CountingRule } from "@/features/assessment/rules";
import type { SnapshotSource } from "@/features/assessment/snapshot";
import type { AccessLevel } from "@/features/learning/rules";
import { readEnrollmentLocks } from "@/features/learning/server/read-locks";
import { toHundredths } from "@/features/questions/points";
import type { QuestionType } from "@/features/questions/question-type";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { isPricedAt } from "@/server/db/price-in-force";
import { type AttemptJson, type AttemptSummary, toSummary } from "./attempt-summary";
import { lessonNumber } from "./lesson-number";

/** The assessment of a lesson as one person has it: in the version of the course that they are on. */
export interface FoundAssessment {
  courseId: string;
  slug: string;
  courseTitle: string;
  courseVersionId: string;
  lessonId: string;
  lessonTitle: string;
  /** Place of the module and of the lesson in it among the visible ones: "3.2". */
  lessonNumber: string;
  assessmentId: string;
  assessmentVersionId: string;
  title: string;
  description: string;
  source: SnapshotSource;
  /** What the access table asks of the lesson and of the enrollment. */
  access: { level: AccessLevel; isFreePreview: boolean; isPriced: boolean };
  enrollment: { enrollmentId: string; status: CurrentStatus; opensEverything: boolean } | null;
  /** A gate keeps the lesson shut for the person. What was started stays open, and so does a lesson for those who teach it. */
  isLocked: boolean;
  attempts: AttemptSummary[];
  /** Attempts on former enrollments: they count for the limit and for nothing else. */
  usedBefore: number;
}

type CurrentStatus = "ACTIVE" | "SUSPENDED" | "COMPLETED";

interface Row {
  course_id: string;
  slug: string;
  course_title: string;
  course_version_id: string;
  lesson_title: string;
  lesson_number: string;
  assessment_id: string;
  assessment_version_id: string;
  title: string;
  description: string;
  passing_score: string;
  max_attempts: number;
  time_limit_minutes: number;
  randomize_questions: boolean;
  randomize_answers: boolean;
  show_results: boolean;
  show_correct_answers: CorrectAnswersShown;
  counting_rule: CountingRule;
  enrollment_id: string | null;
  status: CurrentStatus | null;
  opens_everything: boolean;
  access_level: AccessLevel;
  is_free_preview: boolean;
  is_priced: boolean;
  is_taught: boolean;
  questions: { versionId: string; type: QuestionType; points: number; answerIds: string[]; body: unknown }[];
  attempts: AttemptJson[];
  used_before: number;
}

/** Null when the course is unknown, the lesson not visible in the person's version of it, or without an assessment. One query, two where the course has gates. */
export async function findAssessment(
  tx: Tx,
  { slug, lessonId, userId, now }: { slug: string; lessonId: string; userId: string | null; now: Date },
): Promise<FoundAssessment | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.id AS course_id, c.slug, cv.title AS course_title, cv.id AS course_version_id, lv.title AS lesson_title,
      ${lessonNumber(now)} AS lesson_number,
      av.assessment_id, av.id AS assessment_version_id, av.title, av.description,
      av.passing_score::text, av.max_attempts, av.time_limit_minutes, av.randomize_questions, av.randomize_answers,
      av.show_results, av.show_correct_answers, av.counting_rule,
      lv.access_level, lv.is_free_preview, ${isPricedAt("c", now)} AS is_priced,
      e.id AS enrollment_id, e.status, c.price_minor > 0 OR e.grant_id IS NOT NULL AS opens_everything,
      EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${userId}::uuid AND i.is_active) AS is_taught,
      (SELECT coalesce(json_agg(json_build_object(
          'versionId', q.id, 'type', q.type, 'points', q.points, 'body', q.body, 'answerIds',
          (SELECT coalesce(json_agg(o.id ORDER BY o.position), '[]') FROM answer o WHERE o.question_version_id = q.id)
        ) ORDER BY aq.position), '[]')
        FROM assessment_question aq JOIN question_version q ON q.id = aq.question_version_id
        WHERE aq.assessment_version_id = av.id) AS questions,
      (SELECT coalesce(json_agg(json_build_object(
          'id', a.id, 'number', a.attempt_number, 'state', a.state, 'score', a.score, 'maxScore', a.max_score,
          'isPassed', a.is_passed, 'startedAt', a.started_at, 'deadlineAt', a.deadline_at, 'endedAt', a.ended_at
        ) ORDER BY a.attempt_number), '[]')
        FROM assessment_attempt a WHERE a.enrollment_id = e.id AND a.assessment_id = av.assessment_id) AS attempts,
      (SELECT count(*)::int FROM assessment_attempt b WHERE b.user_id = ${userId}::uuid
        AND b.assessment_id = av.assessment_id AND b.enrollment_id <> e.id
        AND b.started_at > coalesce((SELECT max(n.reset_at) FROM enrollment n WHERE n.user_id = b.user_id AND n.course_id = e.course_id), '-infinity')) AS used_before
    FROM course c
    LEFT JOIN enrollment e ON e.course_id = c.id AND e.user_id = ${userId}::uuid
      AND ${isCurrentEnrollment("e", now)}
    JOIN course_version cv ON cv.id = coalesce(e.version_id, c.live_version_id)
    JOIN lesson_version lv ON lv.version_id = cv.id AND lv.lesson_id = ${lessonId}::uuid
    JOIN module_version mv ON mv.id = lv.module_version_id AND mv.published_at <= ${now}
    JOIN assessment_version av ON av.lesson_version_id = lv.id
    WHERE c.slug = ${slug}`;
  return row ? toFound(row, lessonId, await isLocked(tx, row, lessonId, now)) : null;
}

async function isLocked(tx: Tx, row: Row, lessonId: string, now: Date): Promise<boolean> {
  if (row.is_taught || row.attempts.length > 0) return false;
  const { course_id: courseId, course_version_id: versionId, enrollment_id: enrollmentId } = row;
  const locks = await readEnrollmentLocks({ db: tx, now: () => now }, { courseId, versionId, enrollmentId });
  return locks.has(lessonId);
}

function toFound(row: Row, lessonId: string, isLocked: boolean): FoundAssessment {
  return {
    courseId: row.course_id,
    slug: row.slug,
    courseTitle: row.course_title,
    courseVersionId: row.course_version_id,
    lessonId,
    lessonTitle: row.lesson_title,
    lessonNumber: row.lesson_number,
    assessmentId: row.assessment_id,
    assessmentVersionId: row.assessment_version_id,
    title: row.title,
    description: row.description,
    source: {
      rules: toRules(row),
      randomizeQuestions: row.randomize_questions,
      randomizeAnswers: row.randomize_answers,
      questions: row.questions.map((question) => ({ ...question, points: toHundredths(question.points) })),
    },
    access: { level: row.access_level, isFreePreview: row.is_free_preview, isPriced: row.is_priced },
    enrollment:
      row.enrollment_id && row.status
        ? { enrollmentId: row.enrollment_id, status: row.status, opensEverything: row.opens_everything }
        : null,
    isLocked,
    attempts: row.attempts.map(toSummary),
    usedBefore: row.used_before,
  };
}

function toRules(row: Row): AttemptRules {
  return {
    passingScore: toHundredths(row.passing_score),
    maxAttempts: row.max_attempts,
    timeLimitMinutes: row.time_limit_minutes,
    countingRule: row.counting_rule,
    showResults: row.show_results,
    showCorrectAnswers: row.show_correct_answers,
  };
}
