import "server-only";
import * as z from "zod";
import { type LockedAttempt, lockAttempt } from "@/features/assessment/server/lock-attempt";
import { settleAttempt } from "@/features/assessment/server/settle-attempt";
import type { GradeAnswer } from "@/features/grading/schema";
import { fromHundredths, type Hundredths, toHundredths } from "@/features/questions/points";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
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
  maxPoints: z.string(),
}));

type GradeDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Gives an answer its points, or others than before: the grade is added to its history. The same one sent twice is the same.
 * @throws AppError NOT_FOUND where the course has no such answer; RULE_BROKEN `grading.too_many_points`; CONFLICT
 * `grading.graded_meanwhile` where the answer has another latest grade than the one that this names, and then nothing is written.
 */
export async function gradeAnswer(deps: GradeDeps, courseId: string, grade: GradeAnswer): Promise<GradedAnswer> {
  const { db } = deps;
  const { answerId, points, assessmentId } = grade;
  const [given] = await queryRows(db, Given)`
    SELECT f.*, q.points::text AS "maxPoints"
      FROM (SELECT a.id::text AS "attemptId", g.question_version_id AS "questionVersionId", a.ended_at AS "handedInAt"
              FROM ${answersOf(courseId, null)} AND g.id = ${answerId}::uuid) f
      JOIN question_version q ON q.id = f."questionVersionId"`;
  if (!given) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  const most = toHundredths(given.maxPoints);
  if (points > most) throw new AppError("RULE_BROKEN", "grading.too_many_points", { most: most / 100 });
  const written = await db.$transaction(async (tx) => {
    const attempt = await lockAttempt(tx, given.attemptId);
    if (!attempt) throw new AppError("NOT_FOUND", "grading.no_such_answer");
    return writeGrade(tx, deps, { courseId, attempt, grade, most });
  });
  const { nextId } = neighbors(await readQueue(db, courseId, assessmentId), answerId, given.handedInAt);
  return { ...written, nextId };
}

interface Writing {
  courseId: string;
  attempt: LockedAttempt;
  grade: GradeAnswer;
  most: Hundredths;
}

async function writeGrade(
  tx: Tx,
  deps: GradeDeps,
  { courseId, attempt, grade, most }: Writing,
): Promise<Omit<GradedAnswer, "nextId">> {
  const { answerId, gradeId, replaces, points, comment } = grade;
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
    data: { id: gradeId, attemptAnswerId: answerId, number, comment, createdAt: at, ...given },
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
    values: { courseId, userId: attempt.userId, points: points / 100 },
  });
  return { number, waitInAttempt };
}

const countWaiting = (tx: Tx, attemptId: string): Promise<number> =>
  tx.attemptAnswer.count({ where: { attemptId, pointsEarned: null } });
