import "server-only";
import * as z from "zod";
import { readNamedFiles, showFile } from "@/features/assessment/server/files/list-files";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { textsOf } from "@/features/assessment/server/show-texts";
import type { AnswerRef } from "@/features/grading/schema";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import type { PublicCode, WordLimits } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import type { ShownFile } from "@/features/questions/reviewed-question";
import { ChosenLevel, type Rubric } from "@/features/questions/rubric-schema";
import type { ShownText } from "@/features/questions/shown-question";
import { AppError } from "@/lib/app-error";
import { countWords } from "@/lib/count-words";
import { studentOrNumber } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps, PersonDeps } from "@/server/trpc/context";
import { answersOf, isGraded, isWaiting } from "./gradable";

export interface GivenGrade {
  number: number;
  points: Hundredths;
  comment: string;
  levels: ChosenLevel[];
  /** Why the points are others than the levels add up to. */
  reason: string;
  /** Null once who it was has left. */
  by: string | null;
  at: Date;
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
  isWaiting: boolean;
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
  /** The latest first. */
  grades: GivenGrade[];
  /** How many answers wait, this one among them if it does. */
  waiting: number;
  /** Those that wait before and after it, in the order of the queue and around its end; null where none else does. */
  nextId: string | null;
  previousId: string | null;
}

const GradeRow = () =>
  z.strictObject({
    number: z.number(),
    points: z.number(),
    comment: z.string(),
    levels: z.array(ChosenLevel),
    reason: z.string(),
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
  isWaiting: z.boolean(),
  answer: z.string(),
  grades: z.array(GradeRow()),
}));

/** @throws AppError NOT_FOUND where the course has no such answer for a person to grade. */
export async function getAnswer(
  { db, actor, locale }: Pick<PersonDeps, "db" | "actor" | "locale">,
  courseId: string,
  { answerId, assessmentId }: AnswerRef,
): Promise<AnswerToGrade> {
  const [[row], queue] = await Promise.all([readRow(db, courseId, answerId), readQueue(db, courseId, assessmentId)]);
  if (!row) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const { courseVersionId, questionVersionId, grades, ...shown } = row;
  const [content] = await readQuestions(db, [questionVersionId]);
  if (!content) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const { graderNotes, wordLimits, code, rubric, files: asked } = questionType(content.type);
  const notes = graderNotes?.(content) ?? "";
  const files = asked ? await filesOfAnswer(db, row) : null;
  const show = await textsOf(db, { courseVersionId, locale }, [content.text, notes]);
  return {
    ...shown,
    answerId,
    viewerId: actor.id,
    question: show(content.text, "question"),
    notes: notes.trim() === "" ? null : show(notes, "notes"),
    maxPoints: content.points,
    rubric: rubric?.(content) ?? null,
    code: code?.(content) ?? null,
    files,
    words: countWords(shown.answer),
    wordLimits: wordLimits?.(content) ?? null,
    grades: grades.map(({ points, at, ...grade }) => ({ ...grade, points: toHundredths(points), at: new Date(at) })),
    waiting: queue.length,
    ...neighbors(queue, answerId, row.handedInAt),
  };
}

/** The grader may be the student too; the names are as others see them all the same. */
const filesOfAnswer = async (db: Deps["db"], { attemptId, questionVersionId }: RowOf<typeof Row>) =>
  (await readNamedFiles(db, attemptId))
    .filter((file) => file.questionVersionId === questionVersionId)
    .map((file) => showFile(attemptId, file, false));

const readRow = (db: Deps["db"], courseId: string, answerId: string) => queryRows(db, Row)`
  SELECT f.student, f.number, v.title AS assessment, w.language, w.id AS "courseVersionId", f."questionVersionId", f."attemptId", f."attemptNumber",
         c.slug, f."lessonId", f."handedInAt", f."isWaiting", f.answer,
         (SELECT coalesce(json_agg(json_build_object('number', d.number, 'points', d.points, 'comment', d.comment, 'levels', d.levels, 'reason', d.reason, 'by', p.name, 'at', d.created_at)
                 ORDER BY d.number DESC), '[]')
            FROM answer_grade d LEFT JOIN users p ON p.id = d.graded_by_id AND p.anonymized_at IS NULL
           WHERE d.attempt_answer_id = f.id) AS grades
    FROM (SELECT g.id, ${studentOrNumber}, a.assessment_version_id, g.question_version_id AS "questionVersionId", a.id AS "attemptId",
                 a.attempt_number AS "attemptNumber", s.lesson_id AS "lessonId", s.course_id, a.ended_at AS "handedInAt",
                 ${isWaiting} AS "isWaiting", g.text_response AS answer
            FROM ${answersOf(courseId, null)} AND (${isWaiting} OR ${isGraded}) AND g.id = ${answerId}::uuid) f
    JOIN assessment_version v ON v.id = f.assessment_version_id JOIN lesson_version l ON l.id = v.lesson_version_id
    JOIN course_version w ON w.id = l.version_id JOIN course c ON c.id = f.course_id`;

const Queued = rowSchema(() => ({ id: z.string(), at: z.date() }));
type Queued = RowOf<typeof Queued>;

/** More than anyone grades in one go; the statement stays bounded. */
const mostQueued = 1000;

export const readQueue = (db: Deps["db"], courseId: string, assessmentId: string | null): Promise<Queued[]> =>
  queryRows(db, Queued)`
    SELECT g.id::text AS id, a.ended_at AS at FROM ${answersOf(courseId, assessmentId)} AND ${isWaiting}
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
