import "server-only";
import * as z from "zod";
import { readNamedFiles, showFile } from "@/features/assessment/server/files/list-files";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { showTexts } from "@/features/assessment/server/show-texts";
import type { AnswerRef } from "@/features/grading/schema";
import {
  type AnswerNeed,
  answerNeeds,
  levelsOfBoth,
  partFor,
  visibleGrades,
  wordsOfBoth,
} from "@/features/grading/two-graders";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import type { PublicCode, WordLimits } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import type { ShownFile } from "@/features/questions/reviewed-question";
import { ChosenLevel, type Rubric } from "@/features/questions/rubric-schema";
import type { ShownText } from "@/features/questions/shown-question";
import { GradePart } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { countWords } from "@/lib/count-words";
import { studentOrNumber } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { agreementPercent, isForOthers } from "@/server/db/two-graders";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { answersOf, isGraded, isWaiting, needOf } from "./gradable";
import type { CourseGrader } from "./grader";

export interface GivenGrade {
  number: number;
  part: GradePart;
  points: Hundredths;
  comment: string;
  levels: ChosenLevel[];
  /** Why the points are others than the levels add up to. */
  reason: string;
  /** Null once who it was has left, and for a mean, which is nobody's own. */
  by: string | null;
  at: Date;
}

/** What the fields of a grade hold at first. */
interface GradeStart {
  points: Hundredths | null;
  comment: string;
  levels: ChosenLevel[];
  reason: string;
}

/** One answer as whoever grades it reads it. */
export interface AnswerToGrade {
  answerId: string;
  viewerId: string;
  /** Null while the assessment hides names. */
  student: string | null;
  /** Stands for the name while it is hidden. */
  number: string | null;
  assessment: string;
  /** Of the course. */
  language: string;
  attemptId: string;
  attemptNumber: number;
  slug: string;
  lessonId: string;
  handedInAt: Date;
  /** Null where it waits for nobody. */
  need: AnswerNeed | null;
  /** The viewer can give it a grade: their own, the second, or the one that decides. */
  mayGrade: boolean;
  /** Two people graded it, and the viewer is one of them. */
  isOneOfTwo: boolean;
  question: ShownText;
  /** What a good answer has; null where its author said nothing. */
  notes: ShownText | null;
  maxPoints: Hundredths;
  rubric: Rubric | null;
  answer: string;
  /** Null for an answer that is no code. */
  code: PublicCode | null;
  /** Null for an answer that is no files. */
  files: ShownFile[] | null;
  words: number;
  wordLimits: WordLimits | null;
  /** Those that the viewer may know of, the latest first. */
  grades: GivenGrade[];
  /** What the viewer's next grade starts from; null for empty fields. */
  start: GradeStart | null;
  /** How many answers wait for the viewer, this one among them if it does. */
  waiting: number;
  /** Those that wait before and after it, in the order of the queue and around its end; null where none else does. */
  nextId: string | null;
  previousId: string | null;
}

const GradeRow = () =>
  z.strictObject({
    number: z.number(),
    part: z.enum(GradePart),
    points: z.number(),
    comment: z.string(),
    levels: z.array(ChosenLevel),
    reason: z.string(),
    gradedById: z.string().nullable(),
    by: z.string().nullable(),
    at: z.string(),
  });

const Row = rowSchema(() => ({
  student: z.string().nullable(),
  number: z.string().nullable(),
  assessment: z.string(),
  language: z.string(),
  courseVersionId: z.string(),
  questionVersionId: z.string(),
  attemptId: z.string(),
  attemptNumber: z.number(),
  slug: z.string(),
  lessonId: z.string(),
  handedInAt: z.date(),
  need: z.enum(answerNeeds).nullable(),
  percent: z.number().nullable(),
  feedback: z.string(),
  answer: z.string(),
  grades: z.array(GradeRow()),
}));

/** @throws AppError NOT_FOUND where the course has no such answer for a person to grade. */
export async function getAnswer(
  { db, actor, locale }: Pick<PersonDeps, "db" | "actor" | "locale">,
  { courseId, grader }: { courseId: string; grader: CourseGrader },
  { answerId, assessmentId }: AnswerRef,
): Promise<AnswerToGrade> {
  const [[row], queue] = await Promise.all([
    readRow(db, courseId, answerId),
    readQueue(db, { courseId, assessmentId, grader }),
  ]);
  if (!row) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const { courseVersionId, questionVersionId, grades: all, percent, feedback, ...shown } = row;
  const grades = visibleGrades(all, grader.id).map(toGrade);
  const [content] = await readQuestions(db, [questionVersionId]);
  if (!content) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const { graderNotes, wordLimits, code, rubric, files: asked } = questionType(content.type);
  const notes = graderNotes?.(content) ?? "";
  const files = asked ? await filesOfAnswer(db, row) : null;
  const texts = await showTexts(db, { courseVersionId, locale }, (show) => ({
    question: show(content.text, "question"),
    notes: notes.trim() === "" ? null : show(notes, "notes"),
  }));
  return {
    ...shown,
    answerId,
    viewerId: actor.id,
    ...texts,
    maxPoints: content.points,
    rubric: rubric?.(content) ?? null,
    code: code?.(content) ?? null,
    files,
    words: countWords(shown.answer),
    wordLimits: wordLimits?.(content) ?? null,
    mayGrade: partFor(all, { graderId: grader.id, mayDecide: grader.mayDecide, asksTwo: percent !== null }) !== null,
    isOneOfTwo: isOneOfTwo(all, grader.id),
    grades,
    start: startOf(grades, feedback),
    waiting: queue.length,
    ...neighbors(queue, answerId, row.handedInAt),
  };
}

/** The grader may be the student too; the names are as others see them all the same. */
const filesOfAnswer = async (db: Deps["db"], { attemptId, questionVersionId }: RowOf<typeof Row>) =>
  (await readNamedFiles(db, attemptId))
    .filter((file) => file.questionVersionId === questionVersionId)
    .map((file) => showFile(attemptId, file, false));

const toGrade = ({ points, at, gradedById: _, ...grade }: z.infer<ReturnType<typeof GradeRow>>): GivenGrade => ({
  ...grade,
  points: toHundredths(points),
  at: new Date(at),
});

const isOneOfTwo = (grades: readonly { part: GradePart; gradedById: string | null }[], graderId: string): boolean =>
  grades.some(({ part }) => part === "SECOND") &&
  grades.some(({ part, gradedById }) => gradedById === graderId && (part === "FIRST" || part === "SECOND"));

/** Where two differ, their words and what both chose, and no points; otherwise the latest grade. A mean has the words of both. */
function startOf([latest, ...earlier]: readonly GivenGrade[], feedback: string): GradeStart | null {
  if (!latest) return null;
  const first = earlier.find(({ part }) => part === "FIRST");
  const { points, comment, levels, reason } = latest;
  if (latest.part === "SECOND" && first)
    return {
      points: null,
      comment: wordsOfBoth(first, latest),
      levels: levelsOfBoth(first.levels, levels),
      reason: "",
    };
  return { points, comment: latest.part === "MEAN" ? feedback : comment, levels, reason };
}

const readRow = (db: Deps["db"], courseId: string, answerId: string) => queryRows(db, Row)`
  SELECT f.student, f.number, v.title AS assessment, w.language, w.id AS "courseVersionId", f."questionVersionId", f."attemptId", f."attemptNumber",
         c.slug, f."lessonId", f."handedInAt", f.need, f.percent, f.feedback, f.answer,
         (SELECT coalesce(json_agg(json_build_object('number', d.number, 'part', d.part, 'points', d.points, 'comment', d.comment, 'levels', d.levels, 'reason', d.reason, 'gradedById', d.graded_by_id, 'by', p.name, 'at', d.created_at)
                 ORDER BY d.number DESC), '[]')
            FROM answer_grade d LEFT JOIN users p ON p.id = d.graded_by_id AND p.anonymized_at IS NULL
           WHERE d.attempt_answer_id = f.id) AS grades
    FROM (SELECT g.id, ${studentOrNumber}, a.assessment_version_id, g.question_version_id AS "questionVersionId", a.id AS "attemptId",
                 a.attempt_number AS "attemptNumber", s.lesson_id AS "lessonId", s.course_id, a.ended_at AS "handedInAt",
                 ${needOf} AS need, ${agreementPercent} AS percent, g.feedback, g.text_response AS answer
            FROM ${answersOf(courseId, null)} AND (${isWaiting} OR ${isGraded}) AND g.id = ${answerId}::uuid) f
    JOIN assessment_version v ON v.id = f.assessment_version_id JOIN lesson_version l ON l.id = v.lesson_version_id
    JOIN course_version w ON w.id = l.version_id JOIN course c ON c.id = f.course_id`;

const Queued = rowSchema(() => ({ id: z.string(), at: z.date() }));
type Queued = RowOf<typeof Queued>;

/** More than anyone grades in one go; the statement stays bounded. */
const mostQueued = 1000;

/** Answers that wait for this grader. */
export const readQueue = (
  db: Deps["db"],
  { courseId, assessmentId, grader }: { courseId: string; assessmentId: string | null; grader: CourseGrader },
): Promise<Queued[]> =>
  queryRows(db, Queued)`
    SELECT g.id::text AS id, a.ended_at AS at FROM ${answersOf(courseId, assessmentId)} AND ${isWaiting} AND NOT ${isForOthers(grader)}
     ORDER BY a.ended_at, g.id LIMIT ${mostQueued}`;

/** The answers of the queue on both sides of one that may be in it, or have left it. */
export function neighbors(
  queue: readonly Queued[],
  id: string,
  at: Date,
): { nextId: string | null; previousId: string | null } {
  const others = queue.filter((one) => one.id !== id);
  const isAfter = (one: Queued) => one.at > at || (one.at.getTime() === at.getTime() && one.id > id);
  const next = others.find(isAfter) ?? others[0];
  const previous = others.findLast((one) => !isAfter(one)) ?? others.at(-1);
  return { nextId: next?.id ?? null, previousId: previous?.id ?? null };
}
