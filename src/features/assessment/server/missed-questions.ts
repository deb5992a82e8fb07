import "server-only";
import * as z from "zod";
import { attemptsAllowed } from "@/features/assessment/accommodation";
import { isShown } from "@/features/assessment/review-policy";
import { attemptsLeft } from "@/features/assessment/rules";
import { readRules } from "@/features/assessment/snapshot";
import { plainText } from "@/features/media/server/plain-text";
import { questionTypes } from "@/features/questions/question-type";
import { textWithoutFields } from "@/features/questions/registry";
import type { ReviewPart } from "@/features/questions/review-matrix";
import type { LessonToRead } from "@/features/questions/reviewed-question";
import { Prisma } from "@/generated/prisma/client";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import { toAccommodation } from "./accommodations/accommodation-json";
import { LessonToReadJson, lessonBefore, lessonNamedMost } from "./lessons-to-read";
import { ReviewContextJson, reviewContextAsJson, toReviewContext } from "./review-context";

export interface MissedQuestion {
  /** Its place in the attempt, from 1 on. */
  number: number;
  /** Its first line without markup; null where that alone would say nothing: an image, a formula. */
  text: string | null;
}

/** An assessment at which someone answered questions wrongly in their latest attempt. */
export interface MissedIn {
  attemptId: string;
  title: string;
  slug: string;
  lessonId: string;
  courseTitle: string;
  /** Of the course. */
  language: string;
  endedAt: string;
  /** How many were answered wrongly; of them only the first are in `questions`. */
  missed: number;
  questions: MissedQuestion[];
  mayTryAgain: boolean;
  /** What the author named for most of them, else the lesson before it, in the version that the person is on. */
  readAgain: LessonToRead | null;
}

export interface MissedQuestions {
  /** How far back they are looked for. */
  days: number;
  questions: number;
  assessments: number;
  latest: MissedIn[];
}

/** One of them as the query builds it in JSON. */
export const MissedRow = rowSchema(() => ({
  attemptId: z.string(),
  title: z.string(),
  slug: z.string(),
  lessonId: z.string(),
  courseTitle: z.string(),
  language: z.string(),
  endedAt: z.string(),
  missed: z.number(),
  named: LessonToReadJson().nullable(),
  before: LessonToReadJson().nullable(),
  /** Of the latest ones only. */
  sources: z.array(z.strictObject({ number: z.number(), type: z.enum(questionTypes), source: z.string() })).nullable(),
  /** As its row keeps them. */
  rules: json(),
  isPassed: z.boolean(),
  /** What its review depends on now, of the assessment as it is now; null where it is no longer in the course. */
  context: ReviewContextJson().nullable(),
  /** ISO 8601, as for everyone; null where a lesson with it is not visible. */
  times: z.strictObject({ opensAt: z.string().nullable(), closesAt: z.string().nullable() }).nullable(),
  attemptsUsed: z.number(),
}));
export type MissedRow = RowOf<typeof MissedRow>;

const mostAssessments = 50;
const mostShown = 3;
const daysShown = 60;
const mostCharacters = 140;

/** For `assessment_attempt a` over its `enrollment e`: attempts that count against the limit. */
const attemptsUsed = Prisma.sql`
  (SELECT count(*)::int FROM assessment_attempt b WHERE b.user_id = a.user_id AND b.assessment_id = a.assessment_id
      AND (b.enrollment_id = e.id OR b.started_at >
           COALESCE((SELECT max(n.reset_at) FROM enrollment n WHERE n.user_id = a.user_id AND n.course_id = e.course_id), '-infinity')))`;

/** For the same: whether one of the enrollment's attempts has passed. */
const hasPassed = Prisma.sql`
  EXISTS (SELECT 1 FROM assessment_attempt b WHERE b.enrollment_id = a.enrollment_id AND b.assessment_id = a.assessment_id AND b.is_passed)`;

/**
 * Those of a person as JSON, the latest first, for a query of more than that: of courses in which they have an enrollment in use, not
 * while another attempt is open, and only where the author shows what was right.
 */
export const missedRows = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(to_jsonb(r) ORDER BY r."endedAt" DESC), '[]') FROM (
     SELECT a.id AS "attemptId", t.title, c.slug, s.lesson_id AS "lessonId", v.title AS "courseTitle", v.language, a.ended_at AS "endedAt",
            a.rules, ${hasPassed} AS "isPassed", ${reviewContextAsJson} AS context, g.missed, h.times, h.named, h.before, ${attemptsUsed} AS "attemptsUsed",
            CASE WHEN row_number() OVER (ORDER BY a.ended_at DESC) <= ${mostShown} THEN g.sources END AS sources
       FROM (SELECT DISTINCT ON (x.assessment_id) x.* FROM assessment_attempt x WHERE x.user_id = ${userId}::uuid
              ORDER BY x.assessment_id, x.started_at DESC) a
       JOIN enrollment e ON e.id = a.enrollment_id
       JOIN assessment s ON s.id = a.assessment_id
       JOIN assessment_version t ON t.id = a.assessment_version_id
       JOIN course c ON c.id = e.course_id
       JOIN course_version v ON v.id = e.version_id
      CROSS JOIN LATERAL (
         SELECT count(*)::int AS missed, jsonb_agg(jsonb_build_object('number', w.number, 'type', w.type, 'source', w.source) ORDER BY w.number) FILTER (WHERE w.turn <= ${mostShown}) AS sources
           FROM (SELECT n.place::int AS number, q.type::text AS type, left(q.text, 2000) AS source, row_number() OVER (ORDER BY n.place) AS turn
                   FROM attempt_answer k JOIN question_version q ON q.id = k.question_version_id
                   JOIN jsonb_array_elements(a.question_order) WITH ORDINALITY n(item, place) ON n.item->>'questionVersionId' = k.question_version_id::text
                  WHERE k.attempt_id = a.id AND NOT k.is_correct) w) g
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('opensAt', av.opens_at, 'closesAt', av.closes_at) AS times, ${lessonNamedMost(at)} AS named, ${lessonBefore(at)} AS before
           FROM lesson_version lv JOIN module_version mv ON mv.id = lv.module_version_id AND mv.published_at <= ${at}
           JOIN assessment_version av ON av.lesson_version_id = lv.id AND av.assessment_id = a.assessment_id
          WHERE lv.version_id = e.version_id AND lv.lesson_id = s.lesson_id) h ON true
      WHERE a.state IN ('SUBMITTED', 'EXPIRED') AND a.ended_at > ${new Date(at.getTime() - daysShown * 86_400_000)}
        AND jsonb_array_length(a.rules->'review'->'correctness') > 0 AND e.status IN ('ACTIVE', 'COMPLETED') AND g.missed > 0
        AND (e.expires_at IS NULL OR e.expires_at > ${at})
      ORDER BY a.ended_at DESC LIMIT ${mostAssessments}) r)`;

/** What may be shown of them. The policy has the last word, whatever the query let through. */
export async function toMissed(rows: readonly MissedRow[], now: Date): Promise<MissedQuestions> {
  const shown = rows.filter((row) => isPartShown(row, "correctness", now));
  return {
    days: daysShown,
    questions: shown.reduce((sum, { missed }) => sum + missed, 0),
    assessments: shown.length,
    latest: await Promise.all(shown.flatMap((row) => (row.sources ? [toMissedIn(row, row.sources, now)] : []))),
  };
}

function isPartShown({ rules: stored, isPassed, context, attemptsUsed: used }: MissedRow, part: ReviewPart, now: Date) {
  const rules = readRules(stored);
  const { maxAttempts, closesAt } = toReviewContext(context, { rules, now });
  return isShown(rules, part, { isPassed, attemptsLeft: attemptsLeft(maxAttempts, used), closesAt, now });
}

async function toMissedIn(row: MissedRow, sources: NonNullable<MissedRow["sources"]>, now: Date): Promise<MissedIn> {
  const { sources: _, isPassed: _p, rules: _r, context: _c, times: _t, attemptsUsed: _u, named, before, ...rest } = row;
  return {
    ...rest,
    readAgain: (isPartShown(row, "feedback", now) ? named : null) ?? before,
    mayTryAgain: mayTryAgain(row, now),
    questions: await Promise.all(
      sources.map(async ({ number, type, source: text }) => ({
        number,
        text: await firstLine(textWithoutFields({ type, text }, "…")),
      })),
    ),
  };
}

/** It is in the course, has opened for the person and not closed, and they have attempts left. */
function mayTryAgain({ context, times, attemptsUsed: used }: MissedRow, now: Date): boolean {
  if (context === null || times === null) return false;
  const everyone = {
    opensAt: times.opensAt === null ? null : new Date(times.opensAt),
    closesAt: times.closesAt === null ? null : new Date(times.closesAt),
  };
  const own = toAccommodation(context.accommodations, everyone);
  const opensAt = own?.opensAt ?? everyone.opensAt;
  const closesAt = own?.closesAt ?? everyone.closesAt;
  if ((opensAt && now < opensAt) || (closesAt && now >= closesAt)) return false;
  return attemptsLeft(attemptsAllowed(context.maxAttempts, own), used) !== 0;
}

async function firstLine(source: string): Promise<string | null> {
  const [line = ""] = (await plainText(source)).split("\n");
  // A formula in the letters of its source is nothing to read.
  if (line === "" || /\\[a-z]/i.test(line)) return null;
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters).trimEnd()}…` : line;
}
