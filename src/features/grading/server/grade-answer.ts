import "server-only";
import * as z from "zod";
import { type LockedAttempt, lockAttempt } from "@/features/assessment/server/lock-attempt";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { settleAttempt } from "@/features/assessment/server/settle-attempt";
import { needsReason } from "@/features/grading/rules";
import type { GradeAnswer } from "@/features/grading/schema";
import { fromHundredths, type Hundredths } from "@/features/questions/points";
import type { QuestionContent } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { isOfRubric, pointsOfLevels } from "@/features/questions/rubric";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { neighbors, readQueue } from "./get-answer";
import { answersOf } from "./gradable";

export const GradedAnswer = z.object({
  /** Of the grade: the next one names it as the one that it replaces. */
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

type GradeDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Gives an answer its points, or others than before: the grade is added to its history. The same one sent twice is the same.
 * @throws AppError NOT_FOUND where the course has no such answer; RULE_BROKEN `grading.too_many_points`, `grading.no_such_level`
 * where it names a level that the question's rubric lacks, `grading.reason_missing` where the levels don't give its points; CONFLICT
 * `grading.graded_meanwhile` where the answer has another latest grade than the one that this names, and then nothing is written.
 */
export async function gradeAnswer(deps: GradeDeps, courseId: string, grade: GradeAnswer): Promise<GradedAnswer> {
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
    return writeGrade(tx, deps, { courseId, attempt, grade: { ...grade, reason }, most, hidesNames: given.hidesNames });
  });
  const { nextId } = neighbors(await readQueue(db, courseId, assessmentId), answerId, given.handedInAt);
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

interface Writing {
  courseId: string;
  attempt: LockedAttempt;
  grade: GradeAnswer;
  most: Hundredths;
  hidesNames: boolean;
}

async function writeGrade(
  tx: Tx,
  deps: GradeDeps,
  { courseId, attempt, grade, most, hidesNames }: Writing,
): Promise<Omit<GradedAnswer, "nextId">> {
  const { answerId, gradeId, replaces, points, comment, levels } = grade;
  const latest = await tx.answerGrade.findFirst({
    where: { attemptAnswerId: answerId },
    orderBy: { number: "desc" },
    include: { gradedBy: { select: { name: true, anonymizedAt: true } } },
  });
  const known = await tx.answerGrade.findUnique({ where: { id: gradeId } });
  const isSame = known?.attemptAnswerId === answerId && known.gradedById === deps.actor.id;
  if (known && !isSame) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  if (known) return { number: known.number, waitInAttempt: await countWaiting(tx, attempt.id) };
  if ((latest?.number ?? 0) !== replaces) {
    const by = latest?.gradedBy?.anonymizedAt === null ? latest.gradedBy.name : null;
    throw new AppError("CONFLICT", "grading.graded_meanwhile", { by, points: Number(latest?.points ?? 0) });
  }
  const at = deps.now();
  const number = replaces + 1;
  const given = { points: fromHundredths(points), gradedById: deps.actor.id };
  await tx.answerGrade.create({
    data: {
      id: gradeId,
      attemptAnswerId: answerId,
      number,
      comment,
      levels,
      reason: grade.reason,
      createdAt: at,
      ...given,
    },
  });
  await tx.attemptAnswer.update({
    where: { id: answerId },
    data: {
      pointsEarned: given.points,
      // Between none and all it is neither right nor wrong.
      isCorrect: points === most || (points === 0 ? false : null),
      feedback: comment,
      gradedById: given.gradedById,
      gradedAt: at,
    },
  });
  const waitInAttempt = await settleAttempt(tx, attempt, { gradeId, at });
  await appendAudit(tx, deps, {
    action: "answer.grade",
    objectType: "AttemptAnswer",
    objectId: answerId,
    before: { points: latest === null ? null : Number(latest.points) },
    // The log is never rewritten, so what it says of a hidden name would stay readable.
    values: { courseId, ...(hidesNames ? {} : { userId: attempt.userId }), points: points / 100 },
  });
  return { number, waitInAttempt };
}

const countWaiting = (tx: Tx, attemptId: string): Promise<number> =>
  tx.attemptAnswer.count({ where: { attemptId, pointsEarned: null } });
