import "server-only";
import * as z from "zod";
import type { AttemptRules } from "@/features/assessment/rules";
import { readSnapshot, type SnapshotItem } from "@/features/assessment/snapshot";
import type { FormerAttempts } from "@/features/assessment/start-decision";
import { type FeedbackBand, FeedbackBands } from "@/features/questions/feedback-bands";
import { toHundredths } from "@/features/questions/points";
import { Paging, type Section, Sections } from "@/features/questions/section-schema";
import { inSections } from "@/features/questions/sections";
import { Prisma } from "@/generated/prisma/client";
import { AttemptState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { AccommodationJson, accommodationsOf, closesForAll, rulesFor } from "./accommodations/accommodation-json";
import { AttemptJson, type AttemptSummary, attemptsAsJson, toSummary } from "./attempt-summary";
import { FormerJson, formerAttempts, isAttemptOpen, toFormer } from "./former-attempts";
import { lessonNumber } from "./lesson-number";
import { rulesAsJson } from "./rules-as-json";

const RegradeJson = () =>
  z.strictObject({
    at: z.string(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    isLeftOut: z.boolean(),
    reason: z.string(),
  });

const GivenAnswer = rowSchema(() => ({
  questionVersionId: z.string(),
  revision: z.number(),
  selectedAnswers: z.array(z.string()),
  textResponse: z.string(),
  fields: z.record(z.string(), z.string()),
  isFlagged: z.boolean(),
  answeredAt: z.string(),
  checkedAt: z.string().nullable(),
  isCorrect: z.boolean().nullable(),
  pointsEarned: z.number().nullable(),
  /** A grader's words. */
  feedback: z.string(),
  isLeftOut: z.boolean(),
  /** The first one first. */
  regrades: z.array(RegradeJson()),
}));
export type GivenAnswer = RowOf<typeof GivenAnswer>;

const Row = rowSchema(() => ({
  id: z.string(),
  number: z.number(),
  userId: z.string(),
  state: z.enum(AttemptState),
  startedAt: z.date(),
  deadlineAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  timeTakenSeconds: z.number().nullable(),
  questionOrder: json(),
  rules: json(),
  slug: z.string(),
  courseId: z.string(),
  courseVersionId: z.string(),
  courseTitle: z.string(),
  language: z.string(),
  lessonId: z.string(),
  lessonNumber: z.string(),
  nextLessonId: z.string().nullable(),
  title: z.string(),
  feedbackBands: json(),
  sections: json(),
  paging: Paging,
  rulesNow: json(),
  accommodations: z.array(AccommodationJson()).nullable(),
  closesForAll: z.date().nullable(),
  answers: z.array(GivenAnswer()),
  /** Whose keys mark its questions now, where a regrade says so: by the version that was asked, the id of a later one. */
  mendedVersions: z.record(z.string(), z.string()),
  attempts: z.array(AttemptJson()),
  former: FormerJson(),
  /** On the person's latest enrollment, which may be another one. */
  isAnyOpen: z.boolean(),
}));

/** An attempt with its answers and its place in the course, everything but the questions themselves. */
export interface ReadAttempt
  extends Omit<
    RowOf<typeof Row>,
    | "questionOrder"
    | "rules"
    | "feedbackBands"
    | "sections"
    | "rulesNow"
    | "accommodations"
    | "closesForAll"
    | "former"
    | "attempts"
  > {
  order: SnapshotItem[];
  rules: AttemptRules;
  feedbackBands: FeedbackBand[];
  /** Of the version that was started, which doesn't change. */
  sections: Section[];
  /** When the last one who has more time has none left; null: never. */
  closesForAll: Date | null;
  /** As they are now, where the student is now: an author may have allowed more attempts since, or a later end. */
  rulesNow: AttemptRules;
  former: FormerAttempts;
  all: AttemptSummary[];
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
  const [row] = await queryRows(tx, Row)`
    SELECT a.id, a.attempt_number AS number, a.user_id AS "userId", a.state, a.started_at AS "startedAt",
      a.deadline_at AS "deadlineAt", a.ended_at AS "endedAt", a.time_taken_seconds AS "timeTakenSeconds",
      a.question_order AS "questionOrder", a.rules, c.slug, c.id AS "courseId", cv.id AS "courseVersionId",
      cv.title AS "courseTitle", cv.language, s.lesson_id AS "lessonId", ${lessonNumber(now)} AS "lessonNumber", av.title, av.feedback_bands AS "feedbackBands",
      av.sections, av.paging,
      (SELECT n.lesson_id FROM lesson_version n JOIN module_version nm ON nm.id = n.module_version_id
        WHERE n.version_id = lv.version_id AND nm.published_at <= ${now}
          AND (nm.position, n.position) > (mv.position, lv.position)
        ORDER BY nm.position, n.position LIMIT 1) AS "nextLessonId",
      (SELECT ${rulesAsJson("present")} FROM assessment_version present
        JOIN lesson_version pl ON pl.id = present.lesson_version_id
        WHERE present.assessment_id = a.assessment_id AND pl.version_id = e.version_id) AS "rulesNow",
      ${accommodationsOf(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS accommodations,
      (SELECT ${closesForAll("present")} FROM assessment_version present
        JOIN lesson_version pl ON pl.id = present.lesson_version_id
        WHERE present.assessment_id = a.assessment_id AND pl.version_id = e.version_id) AS "closesForAll",
      (SELECT coalesce(json_agg(json_build_object(
          'questionVersionId', g.question_version_id, 'revision', g.revision, 'selectedAnswers', g.selected_answers,
          'textResponse', g.text_response, 'fields', g.fields, 'isFlagged', g.is_flagged, 'answeredAt', g.answered_at, 'checkedAt', g.checked_at,
          'isCorrect', g.is_correct, 'pointsEarned', g.points_earned, 'feedback', g.feedback, 'isLeftOut', g.is_left_out,
          'regrades', (SELECT coalesce(json_agg(json_build_object('at', d.created_at, 'before', d.points_before, 'after', d.points_after,
              'isLeftOut', d.is_left_out_after, 'reason', r.reason) ORDER BY d.created_at, d.id), '[]')
            FROM regraded_answer d JOIN regrade r ON r.id = d.regrade_id WHERE d.attempt_answer_id = g.id)) ORDER BY g.question_version_id), '[]')
        FROM attempt_answer g WHERE g.attempt_id = a.id) AS answers,
      (SELECT coalesce(jsonb_object_agg(f.question_version_id, f.mended_version_id), '{}')
        FROM (SELECT DISTINCT ON (r.question_version_id) r.question_version_id, r.mended_version_id FROM regrade r
               WHERE r.question_version_id = ANY(ARRAY(SELECT (i ->> 'questionVersionId')::uuid FROM jsonb_array_elements(a.question_order) i))
               ORDER BY r.question_version_id, r.created_at DESC, r.id DESC) f
        WHERE f.mended_version_id IS NOT NULL) AS "mendedVersions",
      (SELECT ${attemptsAsJson} FROM assessment_attempt o
        WHERE o.enrollment_id = a.enrollment_id AND o.assessment_id = a.assessment_id) AS attempts,
      ${formerAttempts(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS former,
      ${isAttemptOpen(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS "isAnyOpen"
    FROM assessment_attempt a
    JOIN enrollment e ON e.id = a.enrollment_id
    JOIN assessment s ON s.id = a.assessment_id
    JOIN assessment_version av ON av.id = a.assessment_version_id
    JOIN lesson_version lv ON lv.id = av.lesson_version_id
    JOIN module_version mv ON mv.id = lv.module_version_id
    JOIN course_version cv ON cv.id = lv.version_id
    JOIN course c ON c.id = cv.course_id
    WHERE ${which}`;
  if (!row) return null;
  const { questionOrder, attempts, former, accommodations, ...attempt } = row;
  const { order, rules } = readSnapshot(row);
  return {
    ...attempt,
    order,
    rules,
    feedbackBands: FeedbackBands.parse(row.feedbackBands),
    sections: Sections.parse(row.sections),
    rulesNow: row.rulesNow === null ? rules : rulesFor(row.rulesNow, accommodations),
    closesForAll: row.rulesNow === null ? rules.closesAt : row.closesForAll,
    former: toFormer(former),
    answers: row.answers.map((answer) => ({
      ...answer,
      pointsEarned: answer.pointsEarned === null ? null : toHundredths(answer.pointsEarned),
    })),
    all: attempts.map(toSummary),
  };
}

/** The questions of an attempt by section, as they were asked. */
export const sectionsOfAttempt = ({ sections, order }: Pick<ReadAttempt, "sections" | "order">) =>
  inSections(sections, order, ({ sectionKey }) => sectionKey ?? null);
