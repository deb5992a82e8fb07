import "server-only";
import * as z from "zod";
import { ANSWERS_A_PAGE, type GradingFilter } from "@/features/grading/rules";
import type { ListAnswers } from "@/features/grading/schema";
import { type AnswerNeed, answerNeeds } from "@/features/grading/two-graders";
import { plainText } from "@/features/media/server/plain-text";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { studentOrNumber } from "@/server/db/hidden-names";
import { queryRow, queryRows, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import { isForOthers } from "@/server/db/two-graders";
import type { Deps } from "@/server/trpc/context";
import { answersOf, isGraded, isWaiting, needOf } from "./gradable";
import type { CourseGrader } from "./grader";
import { type HidingAssessment, listHiding } from "./hidden-names/list-hiding";
import { listTwoGraders, type TwoGraders } from "./two-graders/list-two-graders";

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
  /** Null where it waits for nobody. */
  need: AnswerNeed | null;
  /** It waits, and not for the viewer. */
  isForOthers: boolean;
}

export interface AnswerList {
  answers: ListedAnswer[];
  total: number;
  page: number;
  lastPage: number;
  counts: Record<GradingFilter, number>;
  /** Assessments of the course with answers to grade, and how many wait for the viewer. */
  assessments: { id: string; title: string; waiting: number }[];
  hidden: HidingAssessment[];
  twoGraders: TwoGraders;
  /** How many files the listed answers have, on all pages of the list. */
  files: number;
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
  need: z.enum(answerNeeds).nullable(),
  isForOthers: z.boolean(),
}));

const Counts = rowSchema(() => ({
  ...{ waiting: z.number(), first: z.number(), second: z.number(), decision: z.number(), others: z.number() },
  ...{ graded: z.number(), all: z.number(), files: z.number() },
}));
const AssessmentRow = rowSchema(() => ({ id: z.string(), title: z.string(), waiting: z.number() }));

const mostCharacters = 120;
const forOthers = (grader: CourseGrader) => Prisma.sql`(${isWaiting} AND ${isForOthers(grader)})`;
/** Over `attempt_answer g` and its `assessment_attempt a`: what a filter shows. */
export const shown: Record<GradingFilter, (grader: CourseGrader) => Prisma.Sql> = {
  waiting: (grader) => Prisma.sql`(${isWaiting} AND NOT ${isForOthers(grader)})`,
  first: () => Prisma.sql`${needOf} = 'first'`,
  second: () => Prisma.sql`${needOf} = 'second'`,
  decision: () => Prisma.sql`${needOf} = 'decision'`,
  others: forOthers,
  graded: () => isGraded,
  all: () => Prisma.sql`true`,
};

/** A page of the queue: what waits, the longest first, then what is graded, the latest first. Five queries. */
export async function listAnswers(
  { db }: Pick<Deps, "db">,
  { courseId, grader }: { courseId: string; grader: CourseGrader },
  { show, assessmentId, page: asked }: ListAnswers,
): Promise<AnswerList> {
  const from = answersOf(courseId, assessmentId);
  const [{ files, ...counts }, assessments, hidden, twoGraders] = await Promise.all([
    countAnswers({ db }, { from, show, grader }),
    listAssessments({ db }, courseId, grader),
    listHiding(db, courseId),
    listTwoGraders(db, courseId),
  ]);
  const { answers, page, lastPage } = await readPage(asked, ANSWERS_A_PAGE, async (page) => ({
    answers: await readAnswers(db, { from, show, page, grader }),
    total: counts[show],
  }));
  return { answers, total: counts[show], page, lastPage, counts, assessments, hidden, twoGraders, files };
}

async function readAnswers(
  db: Deps["db"],
  { from, show, page, grader }: { from: Prisma.Sql; show: GradingFilter; page: number; grader: CourseGrader },
): Promise<ListedAnswer[]> {
  const rows = await queryRows(db, Row)`
    SELECT f."answerId", f.student, f.number, f."attemptNumber", f."handedInAt", f.points, f.need, f."isForOthers", v.title AS assessment, left(q.text, 2000) AS question, q.points::text AS "maxPoints"
      FROM (SELECT g.id AS "answerId", ${studentOrNumber}, a.assessment_version_id, g.question_version_id, a.attempt_number AS "attemptNumber",
                   a.ended_at AS "handedInAt", g.points_earned::text AS points, g.graded_at,
                   ${needOf} AS need, ${forOthers(grader)} AS "isForOthers"
              FROM ${from} AND ${shown[show](grader)}
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

export async function firstLine(source: string): Promise<string> {
  const [line = ""] = (await plainText(source)).split("\n");
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters).trimEnd()}…` : line;
}

const countAnswers = (
  { db }: Pick<Deps, "db">,
  { from, show, grader }: { from: Prisma.Sql; show: GradingFilter; grader: CourseGrader },
): Promise<Record<GradingFilter | "files", number>> =>
  queryRow(db, Counts)`
    SELECT count(*) FILTER (WHERE f.need IS NOT NULL AND NOT f.others)::int AS waiting, count(*) FILTER (WHERE f.need = 'first')::int AS first,
           count(*) FILTER (WHERE f.need = 'second')::int AS second, count(*) FILTER (WHERE f.need = 'decision')::int AS decision,
           count(*) FILTER (WHERE f.others)::int AS others, count(*) FILTER (WHERE f.graded)::int AS graded, count(*)::int AS all,
           coalesce(sum(f.files), 0)::int AS files
      FROM (SELECT ${needOf} AS need, ${forOthers(grader)} AS others, ${isGraded} AS graded,
                   CASE WHEN cardinality(g.selected_answers) > 0 AND ${shown[show](grader)} THEN (
                     SELECT count(*) FROM answer_file af
                      WHERE af.attempt_id = g.attempt_id AND af.question_version_id = g.question_version_id
                        AND af.id = ANY(g.selected_answers) AND af.file_id IS NOT NULL) END AS files FROM ${from}) f`;

/** By their latest titles. */
const listAssessments = (
  { db }: Pick<Deps, "db">,
  courseId: string,
  grader: CourseGrader,
): Promise<AnswerList["assessments"]> =>
  queryRows(db, AssessmentRow)`
    SELECT f.id::text AS id, f.waiting,
           (SELECT t.title FROM assessment_version t JOIN lesson_version l ON l.id = t.lesson_version_id
              JOIN course_version o ON o.id = l.version_id WHERE t.assessment_id = f.id ORDER BY o.number DESC LIMIT 1) AS title
      FROM (SELECT s.id, count(*) FILTER (WHERE ${shown.waiting(grader)})::int AS waiting FROM ${answersOf(courseId, null)} GROUP BY s.id) f
     ORDER BY title, id LIMIT 200`;
