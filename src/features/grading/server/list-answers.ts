import "server-only";
import * as z from "zod";
import { ANSWERS_A_PAGE, type GradingFilter } from "@/features/grading/rules";
import type { ListAnswers } from "@/features/grading/schema";
import { plainText } from "@/features/media/server/plain-text";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { studentOrNumber } from "@/server/db/hidden-names";
import { queryRow, queryRows, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";
import { answersOf, isGraded, isWaiting } from "./gradable";
import { type HidingAssessment, listHiding } from "./hidden-names/list-hiding";

export interface ListedAnswer {
  answerId: string;
  /** Null while the assessment hides names. */
  student: string | null;
  /** Stands for the name while it is hidden. */
  number: string | null;
  assessment: string;
  /** Its first line without markup; empty where that alone would say nothing. */
  question: string;
  attemptNumber: number;
  handedInAt: Date;
  points: Hundredths | null;
  maxPoints: Hundredths;
}

export interface AnswerList {
  answers: ListedAnswer[];
  total: number;
  page: number;
  lastPage: number;
  counts: Record<GradingFilter, number>;
  /** Assessments of the course with answers to grade. */
  assessments: { id: string; title: string; waiting: number }[];
  hidden: HidingAssessment[];
}

const Row = rowSchema(() => ({
  answerId: z.string(),
  student: z.string().nullable(),
  number: z.string().nullable(),
  assessment: z.string(),
  question: z.string(),
  attemptNumber: z.number(),
  handedInAt: z.date(),
  points: z.string().nullable(),
  maxPoints: z.string(),
}));

const Counts = rowSchema(() => ({ waiting: z.number(), graded: z.number(), all: z.number() }));
const AssessmentRow = rowSchema(() => ({ id: z.string(), title: z.string(), waiting: z.number() }));

const mostCharacters = 120;
const shown: Record<GradingFilter, Prisma.Sql> = {
  waiting: isWaiting,
  graded: isGraded,
  all: Prisma.sql`true`,
};

/** A page of the queue: what waits, the longest first, then what is graded, the latest first. Four queries. */
export async function listAnswers(
  { db }: Pick<Deps, "db">,
  courseId: string,
  { show, assessmentId, page: asked }: ListAnswers,
): Promise<AnswerList> {
  const [counts, assessments, hidden] = await Promise.all([
    countAnswers({ db }, courseId, assessmentId),
    listAssessments({ db }, courseId),
    listHiding(db, courseId),
  ]);
  const { answers, page, lastPage } = await readPage(asked, ANSWERS_A_PAGE, async (page) => ({
    answers: await readAnswers(db, { from: answersOf(courseId, assessmentId), show, page }),
    total: counts[show],
  }));
  return { answers, total: counts[show], page, lastPage, counts, assessments, hidden };
}

async function readAnswers(
  db: Deps["db"],
  { from, show, page }: { from: Prisma.Sql; show: GradingFilter; page: number },
): Promise<ListedAnswer[]> {
  const rows = await queryRows(db, Row)`
    SELECT f."answerId", f.student, f.number, f."attemptNumber", f."handedInAt", f.points, v.title AS assessment, left(q.text, 2000) AS question, q.points::text AS "maxPoints"
      FROM (SELECT g.id AS "answerId", ${studentOrNumber}, a.assessment_version_id, g.question_version_id, a.attempt_number AS "attemptNumber",
                   a.ended_at AS "handedInAt", g.points_earned::text AS points, g.graded_at
              FROM ${from} AND ${shown[show]}
             ORDER BY ${isWaiting} DESC, CASE WHEN ${isWaiting} THEN a.ended_at END, g.graded_at DESC, g.id
             LIMIT ${ANSWERS_A_PAGE} OFFSET ${(page - 1) * ANSWERS_A_PAGE}) f
      JOIN assessment_version v ON v.id = f.assessment_version_id
      JOIN question_version q ON q.id = f.question_version_id
     ORDER BY f.points IS NULL DESC, CASE WHEN f.points IS NULL THEN f."handedInAt" END, f.graded_at DESC, f."answerId"`;
  return Promise.all(
    rows.map(async ({ question, points, maxPoints, ...answer }) => ({
      ...answer,
      question: await firstLine(question),
      points: points === null ? null : toHundredths(points),
      maxPoints: toHundredths(maxPoints),
    })),
  );
}

async function firstLine(source: string): Promise<string> {
  const [line = ""] = (await plainText(source)).split("\n");
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters).trimEnd()}…` : line;
}

async function countAnswers(
  { db }: Pick<Deps, "db">,
  courseId: string,
  assessmentId: string | null,
): Promise<Record<GradingFilter, number>> {
  return queryRow(db, Counts)`
    SELECT count(*) FILTER (WHERE ${isWaiting})::int AS waiting, count(*) FILTER (WHERE ${isGraded})::int AS graded, count(*)::int AS all
      FROM ${answersOf(courseId, assessmentId)}`;
}

/** By their latest titles. */
const listAssessments = ({ db }: Pick<Deps, "db">, courseId: string): Promise<AnswerList["assessments"]> =>
  queryRows(db, AssessmentRow)`
    SELECT f.id::text AS id, f.waiting,
           (SELECT t.title FROM assessment_version t JOIN lesson_version l ON l.id = t.lesson_version_id
              JOIN course_version o ON o.id = l.version_id WHERE t.assessment_id = f.id ORDER BY o.number DESC LIMIT 1) AS title
      FROM (SELECT s.id, count(*) FILTER (WHERE ${isWaiting})::int AS waiting FROM ${answersOf(courseId, null)} GROUP BY s.id) f
     ORDER BY title, id LIMIT 200`;
