import "server-only";
import * as z from "zod";
import { lockAttempt } from "@/features/assessment/server/lock-attempt";
import { settleAttempt } from "@/features/assessment/server/settle-attempt";
import { answersOf, isWaiting } from "@/features/grading/server/gradable";
import { setPoints } from "@/features/grading/server/store-grade";
import { toHundredths } from "@/features/questions/points";
import { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { askedPercent, hasFirst, hasSecond } from "@/server/db/two-graders";
import type { PersonDeps } from "@/server/trpc/context";

type EndDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

const Standing = rowSchema(() => ({ isEnded: z.boolean(), firstGrades: z.number() }));
const Attempt = rowSchema(() => ({ id: z.string() }));

/** Over the answers of `answersOf`: one person has graded it, and the second hasn't. */
const waitsForSecond = Prisma.sql`(${isWaiting} AND ${hasFirst} AND NOT ${hasSecond})`;

/**
 * Makes one grade enough in an assessment: first grades that wait for a second person count from now on, and students hear of them as of
 * any grade. Answers whose two grades differ wait for a decision still. Each attempt is a transaction of its own: where the site stops in
 * between, doing it again does the rest.
 * @throws AppError NOT_FOUND `grading.one_grader_only` where the course has no such assessment, or it has no two graders.
 */
export async function endTwoGraders(deps: EndDeps, courseId: string, assessmentId: string): Promise<void> {
  const { db } = deps;
  await db.$transaction(async (tx) => {
    const { isEnded, firstGrades } = await holdStanding(tx, courseId, assessmentId);
    if (isEnded) return;
    await tx.assessment.update({ where: { id: assessmentId }, data: { oneGraderSince: deps.now() } });
    const values = { courseId, firstGrades };
    await appendAudit(tx, deps, { ...about(assessmentId), action: "assessment.endTwoGraders", values });
  });
  // All that wait, and not only those with a first grade: one that is being stored holds its attempt, and is there once that is free.
  const attempts = await queryRows(db, Attempt)`
    SELECT DISTINCT a.id::text AS id FROM ${answersOf(courseId, assessmentId)} AND ${isWaiting} ORDER BY id`;
  for (const { id } of attempts) await db.$transaction((tx) => countFirstGrades(tx, deps, id));
}

/** Asks for two again, where that was ended: for answers that nobody has graded. Safe to repeat. @throws as `endTwoGraders` */
export function resumeTwoGraders(deps: EndDeps, courseId: string, assessmentId: string): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    const { isEnded } = await holdStanding(tx, courseId, assessmentId);
    if (!isEnded) return;
    await tx.assessment.update({ where: { id: assessmentId }, data: { oneGraderSince: null } });
    await appendAudit(tx, deps, {
      ...about(assessmentId),
      action: "assessment.resumeTwoGraders",
      values: { courseId },
    });
  });
}

const about = (objectId: string) => ({ objectType: "assessment", objectId });

/** Holds the assessment: of two who say the same at once, one is in the audit log. */
async function holdStanding(tx: Tx, courseId: string, assessmentId: string): Promise<RowOf<typeof Standing>> {
  await tx.$executeRaw`SELECT 1 FROM assessment WHERE id = ${assessmentId}::uuid FOR NO KEY UPDATE`;
  const [standing] = await queryRows(tx, Standing)`
    SELECT o.one_grader_since IS NOT NULL AS "isEnded",
           (SELECT count(*)::int FROM ${answersOf(courseId, assessmentId)} AND ${waitsForSecond}) AS "firstGrades"
      FROM assessment o WHERE o.id = ${assessmentId}::uuid AND o.course_id = ${courseId}::uuid AND ${askedPercent(Prisma.sql`o.id`)} IS NOT NULL`;
  if (!standing) throw new AppError("NOT_FOUND", "grading.one_grader_only");
  return standing;
}

/** Lets the first grades of an attempt count that wait for a second one: each as a further grade of the same person. */
async function countFirstGrades(tx: Tx, { now }: EndDeps, attemptId: string): Promise<void> {
  const attempt = await lockAttempt(tx, attemptId);
  if (!attempt) return;
  const at = now();
  const answers = await tx.attemptAnswer.findMany({
    where: { attemptId, pointsEarned: null, grades: { some: { part: "FIRST" }, none: { part: "SECOND" } } },
    select: {
      id: true,
      questionVersion: { select: { points: true } },
      grades: { orderBy: { number: "desc" }, take: 1 },
    },
  });
  let gradeId: string | null = null;
  for (const { id: answerId, questionVersion, grades } of answers) {
    const [first] = grades;
    if (!first) continue;
    const { number, points, comment, levels, reason, gradedById } = first;
    const counting = await tx.answerGrade.create({
      data: {
        ...{ attemptAnswerId: answerId, number: number + 1, points, comment, reason, gradedById, createdAt: at },
        levels: levels ?? [],
      },
    });
    const most = toHundredths(questionVersion.points);
    await setPoints(tx, answerId, { points: toHundredths(points), most, feedback: comment, gradedById, at });
    gradeId = counting.id;
  }
  if (gradeId !== null) await settleAttempt(tx, attempt, { gradeId, at });
}
