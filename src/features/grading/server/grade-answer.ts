import "server-only";
import * as z from "zod";
import { lockAttempt } from "@/features/assessment/server/lock-attempt";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { needsReason } from "@/features/grading/rules";
import type { GradeAnswer } from "@/features/grading/schema";
import type { QuestionContent } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { isOfRubric, pointsOfLevels } from "@/features/questions/rubric";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { neighbors, readQueue } from "./get-answer";
import { answersOf } from "./gradable";
import type { CourseGrader } from "./grader";
import { type GradeDeps, storeGrade } from "./store-grade";

export const GradedAnswer = z.object({
  /** Of the latest grade that its giver may know of: the next one names it as the one that it replaces. */
  number: z.int(),
  /** Answers of the same attempt that wait still; with the last one the student is told. */
  waitInAttempt: z.int(),
  /** The next answer that waits, if any does. */
  nextId: z.string().nullable(),
});
export type GradedAnswer = z.infer<typeof GradedAnswer>;

const Given = rowSchema(() => ({
  attemptId: z.string(),
  questionVersionId: z.string(),
  handedInAt: z.date(),
  hidesNames: z.boolean(),
}));

/**
 * Gives an answer its points, or others than before: the grade is added to its history. The same one sent twice is the same. Where two
 * people grade each answer it is one of the two, and the points come with the second or with the decision of someone who may publish.
 * @throws AppError NOT_FOUND where the course has no such answer; RULE_BROKEN `grading.too_many_points`, `grading.no_such_level`
 * where it names a level that the question's rubric lacks, `grading.reason_missing` where the levels don't give its points; CONFLICT
 * `grading.graded_meanwhile` where the latest grade that the giver may know of is another than the one that this names, or
 * `grading.two_graded_meanwhile` where two people have graded it since, and then nothing is written; FORBIDDEN `grading.lead_decides`
 * where two have graded it and the giver may not decide.
 */
export async function gradeAnswer(
  deps: GradeDeps,
  { courseId, grader }: { courseId: string; grader: CourseGrader },
  grade: GradeAnswer,
): Promise<GradedAnswer> {
  const { db } = deps;
  const { answerId, assessmentId } = grade;
  const [given] = await queryRows(db, Given)`
    SELECT a.id::text AS "attemptId", g.question_version_id AS "questionVersionId", a.ended_at AS "handedInAt",
           ${hidesNames(Prisma.sql`s.id`)} AS "hidesNames"
      FROM ${answersOf(courseId, null)} AND g.id = ${answerId}::uuid`;
  if (!given) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const [question] = await readQuestions(db, [given.questionVersionId]);
  if (!question) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const reason = reasonOf(question, grade);
  const most = question.points;
  const written = await db.$transaction(async (tx) => {
    const attempt = await lockAttempt(tx, given.attemptId);
    if (!attempt) throw new AppError("NOT_FOUND", "grading.no_such_answer");
    const { hidesNames } = given;
    return storeGrade(tx, deps, { courseId, grader, attempt, grade: { ...grade, reason }, most, hidesNames });
  });
  const { nextId } = neighbors(await readQueue(db, { courseId, assessmentId, grader }), answerId, given.handedInAt);
  return { ...written, nextId };
}

/** Why its points are others than its levels add up to; empty where they aren't. Refuses what the question can't be given. */
function reasonOf(question: QuestionContent, { points, levels, reason }: GradeAnswer): string {
  const most = question.points;
  if (points > most) throw new AppError("RULE_BROKEN", "grading.too_many_points", { most: most / 100 });
  const rubric = questionType(question.type).rubric?.(question) ?? null;
  if (!isOfRubric(rubric, levels)) throw new AppError("RULE_BROKEN", "grading.no_such_level");
  if (!rubric || !needsReason(rubric, levels, points)) return "";
  if (reason !== "") return reason;
  throw new AppError("RULE_BROKEN", "grading.reason_missing", { points: pointsOfLevels(rubric, levels) / 100 });
}
