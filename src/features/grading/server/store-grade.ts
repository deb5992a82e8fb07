import "server-only";
import * as z from "zod";
import type { LockedAttempt } from "@/features/assessment/server/lock-attempt";
import { settleAttempt } from "@/features/assessment/server/settle-attempt";
import { standardAgreement } from "@/features/authoring/assessment/schema";
import type { GradeAnswer } from "@/features/grading/schema";
import { doAgree, levelsOfBoth, meanOf, partFor, visibleGrades, wordsOfBoth } from "@/features/grading/two-graders";
import { fromHundredths, type Hundredths, toHundredths } from "@/features/questions/points";
import { ChosenLevel } from "@/features/questions/rubric-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import { agreementPercent } from "@/server/db/two-graders";
import type { PersonDeps } from "@/server/trpc/context";
import type { CourseGrader } from "./grader";

export type GradeDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

interface Storing {
  courseId: string;
  grader: CourseGrader;
  /** Locked. */
  attempt: LockedAttempt;
  grade: GradeAnswer;
  /** Points of the question. */
  most: Hundredths;
  hidesNames: boolean;
}

interface StoredGrade {
  number: number;
  waitInAttempt: number;
}

/** Adds a grade to the history of an answer, with what follows from it. */
export async function storeGrade(tx: Tx, deps: GradeDeps, storing: Storing): Promise<StoredGrade> {
  const { attempt, grader, grade } = storing;
  const { answerId, gradeId } = grade;
  const known = await tx.answerGrade.findUnique({ where: { id: gradeId } });
  const isSame = known?.attemptAnswerId === answerId && known.gradedById === grader.id;
  if (known && !isSame) throw new AppError("NOT_FOUND", "grading.no_such_answer");
  if (known) return { number: known.number, waitInAttempt: await countWaiting(tx, attempt.id) };
  const earlier = await readGrades(tx, answerId);
  // Read under the lock of the attempt, which the end of two graders takes after it has said so.
  const percent = await readPercent(tx, attempt.assessmentId);
  refuseIfMeanwhile(earlier, storing);
  const part = partFor(earlier, { graderId: grader.id, mayDecide: grader.mayDecide, asksTwo: percent !== null });
  if (part === null) throw new AppError("FORBIDDEN", "grading.lead_decides");
  const at = deps.now();
  const number = (earlier[0]?.number ?? 0) + 1;
  const { comment, levels, reason, points } = grade;
  await tx.answerGrade.create({
    data: {
      ...{ id: gradeId, attemptAnswerId: answerId, number, part, points: fromHundredths(points) },
      ...{ comment, levels, reason, gradedById: grader.id, createdAt: at },
    },
  });
  // The log is read by people who may be the second one, so it hears of a first grade with the second.
  if (part === "FIRST") return { number, waitInAttempt: await countWaiting(tx, attempt.id) };
  const first = earlier.find((one) => one.part === "FIRST");
  if (part === "SECOND" && first) return storeSecond(tx, deps, storing, { first, number, percent, at });
  await setPoints(tx, answerId, { points, most: storing.most, feedback: comment, gradedById: grader.id, at });
  const waitInAttempt = await settleAttempt(tx, attempt, { gradeId, at });
  await noteGrade(tx, deps, storing, { before: earlier[0]?.points ?? null });
  return { number, waitInAttempt };
}

type Earlier = Awaited<ReturnType<typeof readGrades>>[number];

/** The latest first. */
async function readGrades(tx: Tx, answerId: string) {
  const rows = await tx.answerGrade.findMany({
    where: { attemptAnswerId: answerId },
    orderBy: { number: "desc" },
    include: { gradedBy: { select: { name: true, anonymizedAt: true } } },
  });
  return rows.map(({ points, levels, ...row }) => ({
    ...row,
    points: toHundredths(points),
    levels: z.array(ChosenLevel).parse(levels),
  }));
}

/** The grade names the one that it replaces, of those that its giver may know of. */
function refuseIfMeanwhile(earlier: readonly Earlier[], { grader, grade: { replaces } }: Storing): void {
  const [latest] = visibleGrades(earlier, grader.id);
  if ((latest?.number ?? 0) === replaces) return;
  const isOfTwo = latest?.part === "SECOND" || latest?.part === "MEAN";
  if (isOfTwo) throw new AppError("CONFLICT", "grading.two_graded_meanwhile", { mayDecide: String(grader.mayDecide) });
  const by = latest?.gradedBy?.anonymizedAt === null ? latest.gradedBy.name : null;
  throw new AppError("CONFLICT", "grading.graded_meanwhile", { by, points: (latest?.points ?? 0) / 100 });
}

const Percent = rowSchema(() => ({ percent: z.number().nullable() }));

async function readPercent(tx: Tx, assessmentId: string): Promise<number | null> {
  const { percent } = await queryRow(tx, Percent)`
    SELECT ${agreementPercent} AS percent FROM assessment s WHERE s.id = ${assessmentId}::uuid`;
  return percent;
}

interface SecondGrade {
  first: Earlier;
  number: number;
  percent: number | null;
  at: Date;
}

/** With the second grade: where both agree their mean counts, and otherwise the answer waits for a decision. */
async function storeSecond(
  tx: Tx,
  deps: GradeDeps,
  storing: Storing,
  { first, number, percent, at }: SecondGrade,
): Promise<StoredGrade> {
  const { attempt, grade, most } = storing;
  const { answerId } = grade;
  const isAgreed = doAgree(first.points, grade.points, { percent: percent ?? standardAgreement, most });
  if (!isAgreed) {
    await noteGrade(tx, deps, storing, { first: first.points, before: null });
    return { number, waitInAttempt: await countWaiting(tx, attempt.id) };
  }
  const points = meanOf(first.points, grade.points);
  const levels = levelsOfBoth(first.levels, grade.levels);
  const mean = await tx.answerGrade.create({
    data: {
      ...{ attemptAnswerId: answerId, number: number + 1, part: "MEAN", points: fromHundredths(points) },
      ...{ levels, createdAt: at },
    },
  });
  await setPoints(tx, answerId, { points, most, feedback: wordsOfBoth(first, grade), gradedById: null, at });
  const waitInAttempt = await settleAttempt(tx, attempt, { gradeId: mean.id, at });
  await noteGrade(tx, deps, storing, { first: first.points, mean: points, before: null });
  return { number: mean.number, waitInAttempt };
}

interface FinalGrade {
  points: Hundredths;
  most: Hundredths;
  feedback: string;
  gradedById: string | null;
  at: Date;
}

/** Gives the answer the points that count. */
export async function setPoints(
  tx: Tx,
  answerId: string,
  { points, most, feedback, gradedById, at }: FinalGrade,
): Promise<void> {
  await tx.attemptAnswer.update({
    where: { id: answerId },
    data: {
      pointsEarned: fromHundredths(points),
      // Between none and all it is neither right nor wrong.
      isCorrect: points === most || (points === 0 ? false : null),
      ...{ feedback, gradedById, gradedAt: at },
    },
  });
}

interface Noted {
  before: Hundredths | null;
  first?: Hundredths;
  mean?: Hundredths;
}

async function noteGrade(
  tx: Tx,
  deps: GradeDeps,
  { courseId, attempt, grade, hidesNames }: Storing,
  { before, first, mean }: Noted,
): Promise<void> {
  await appendAudit(tx, deps, {
    action: "answer.grade",
    objectType: "AttemptAnswer",
    objectId: grade.answerId,
    before: { points: before === null ? null : before / 100 },
    values: {
      courseId,
      // The log is never rewritten, so what it says of a hidden name would stay readable.
      ...(hidesNames ? {} : { userId: attempt.userId }),
      points: grade.points / 100,
      ...(first === undefined ? {} : { firstPoints: first / 100 }),
      ...(mean === undefined ? {} : { meanPoints: mean / 100 }),
    },
  });
}

const countWaiting = (tx: Tx, attemptId: string): Promise<number> =>
  tx.attemptAnswer.count({ where: { attemptId, pointsEarned: null } });
