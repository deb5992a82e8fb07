import "server-only";
import * as z from "zod";
import { type Disclosure, disclosureOf } from "@/features/assessment/review-policy";
import {
  AccommodationJson,
  accommodationsOf,
  closesForAll,
  rulesFor,
} from "@/features/assessment/server/accommodations/accommodation-json";
import { AttemptJson, attemptsAsJson, toSummary } from "@/features/assessment/server/attempt-summary";
import { FormerJson, formerAttempts, isAttemptOpen } from "@/features/assessment/server/former-attempts";
import { lessonNumber } from "@/features/assessment/server/lesson-number";
import { rulesAsJson } from "@/features/assessment/server/rules-as-json";
import { readRules } from "@/features/assessment/snapshot";
import { questionTypes } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { Prisma } from "@/generated/prisma/client";
import { AttemptState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  state: z.enum(AttemptState),
  rules: json(),
  rulesNow: json(),
  accommodations: z.array(AccommodationJson()).nullable(),
  closesForAll: z.date().nullable(),
  attempts: z.array(AttemptJson()),
  former: FormerJson(),
  isAnyOpen: z.boolean(),
  slug: z.string(),
  courseTitle: z.string(),
  courseVersionId: z.string(),
  language: z.string(),
  lessonId: z.string(),
  lessonNumber: z.string(),
  title: z.string(),
  randomizeAnswers: z.boolean(),
  isEnrolled: z.boolean(),
  cards: z.array(
    z.strictObject({
      id: z.string(),
      questionVersionId: z.string(),
      dueAt: z.string(),
      reps: z.number(),
      type: z.enum(questionTypes),
      body: json(),
    }),
  ),
}));
type Row = RowOf<typeof Row>;
type Decided = Pick<
  Row,
  "state" | "rules" | "rulesNow" | "accommodations" | "closesForAll" | "attempts" | "former" | "isAnyOpen"
>;

type Place = Omit<Row, keyof Decided | "cards">;

/** A card that its owner may be asked now or later, with the question in the version that they have, and where that is. */
export interface OpenCard extends Place {
  id: string;
  questionVersionId: string;
  dueAt: Date;
  reps: number;
  /** The author's words about what was given may be shown too. */
  showsFeedback: boolean;
}

/** Where the body of a question says whether a person grades it. */
const gradedTypes: string[] = questionTypes.filter((type) => questionType(type).needsPerson);

/**
 * A person's cards that may be asked, those due first. Practice tells at once what is right, so a card is left out while the review
 * of the attempt in which it was missed keeps that back, or would under the rules of now; while any attempt at its assessment is
 * open; once its question is no longer in the version of the course that the person has, or is graded by a person there, or was regraded there because its key
 * was wrong; and while their enrollment is suspended.
 * One query.
 */
export async function readOpenCards(tx: Tx, userId: string, now: Date): Promise<OpenCard[]> {
  const rows = await queryRows(tx, Row)`
    SELECT a.state, a.rules, ${rulesAsJson("av")} AS "rulesNow",
      ${accommodationsOf(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS accommodations,
      ${closesForAll("av")} AS "closesForAll",
      (SELECT ${attemptsAsJson} FROM assessment_attempt o
        WHERE o.enrollment_id = a.enrollment_id AND o.assessment_id = a.assessment_id) AS attempts,
      ${formerAttempts(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS former,
      ${isAttemptOpen(Prisma.sql`a.user_id`, Prisma.sql`a.assessment_id`)} AS "isAnyOpen",
      c.slug, cv.title AS "courseTitle", cv.id AS "courseVersionId", cv.language, lv.lesson_id AS "lessonId",
      ${lessonNumber(now)} AS "lessonNumber", av.title, av.randomize_answers AS "randomizeAnswers", latest."isEnrolled", found.cards
    FROM (SELECT DISTINCT attempt_id FROM practice_card WHERE user_id = ${userId}::uuid AND put_away_at IS NULL) missed
    JOIN assessment_attempt a ON a.id = missed.attempt_id
    JOIN enrollment e ON e.id = a.enrollment_id
    JOIN course c ON c.id = e.course_id
    JOIN LATERAL (SELECT n.version_id, n.status,
        n.status IN ('ACTIVE', 'COMPLETED') AND COALESCE(n.expires_at > ${now}, true) AS "isEnrolled" FROM enrollment n WHERE n.user_id = a.user_id AND n.course_id = c.id
      ORDER BY n.enrolled_at DESC, n.id DESC LIMIT 1) latest ON latest.status <> 'SUSPENDED'
    JOIN course_version cv ON cv.id = latest.version_id
    JOIN assessment_version av ON av.assessment_id = a.assessment_id
    JOIN lesson_version lv ON lv.id = av.lesson_version_id AND lv.version_id = latest.version_id
    JOIN module_version mv ON mv.id = lv.module_version_id AND mv.published_at <= ${now}
    JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', k.id, 'questionVersionId', q.id, 'dueAt', k.due_at, 'reps', k.reps, 'type', q.type,
          'body', CASE WHEN q.type::text = ANY(${gradedTypes}) THEN q.body END)) AS cards
        FROM practice_card k JOIN question_version q ON q.question_id = k.question_id
        JOIN assessment_question p ON p.question_version_id = q.id AND p.assessment_version_id = av.id
       WHERE k.attempt_id = a.id AND k.user_id = a.user_id AND k.put_away_at IS NULL
         AND COALESCE((SELECT r.way FROM regrade r WHERE r.question_version_id = q.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1), 'AS_MARKED')
             = 'AS_MARKED') found ON found.cards IS NOT NULL`;
  return rows
    .flatMap((row) => {
      const shown = disclosed(row, now);
      const isOpen = shown.every(({ correctness, keys }) => correctness && keys);
      return isOpen
        ? toCards(
            row,
            shown.every(({ feedback }) => feedback),
          )
        : [];
    })
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1));
}

/** As the review of the attempt decides it, under the rules that it began with and under those of now; nothing while another runs. */
function disclosed(row: Decided, now: Date): Disclosure[] {
  const { state, rules, rulesNow, accommodations, closesForAll: closesAt, attempts, former, isAnyOpen } = row;
  const all = attempts.map(toSummary);
  const present = rulesFor(rulesNow, accommodations);
  const context = { maxAttempts: present.maxAttempts, usedBefore: former.count, closesAt, isAnyOpen, now };
  return [readRules(rules), present].map((each) => disclosureOf(each, { state }, all, context));
}

function toCards({ cards, ...row }: Row, showsFeedback: boolean): OpenCard[] {
  const { slug, courseTitle, courseVersionId, language, lessonId, title, randomizeAnswers, isEnrolled } = row;
  const place = { slug, courseTitle, courseVersionId, language, lessonId, title, randomizeAnswers, isEnrolled };
  return cards.flatMap(({ dueAt, type, body, ...card }) =>
    questionType(type).needsPerson?.(body)
      ? []
      : [{ ...card, ...place, showsFeedback, lessonNumber: row.lessonNumber, dueAt: new Date(dueAt) }],
  );
}
