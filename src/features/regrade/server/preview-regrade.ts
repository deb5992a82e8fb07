import "server-only";
import type { RegradeWay } from "@/features/assessment/regrading";
import { plainText } from "@/features/media/server/plain-text";
import type { Hundredths } from "@/features/questions/points";
import type { QuestionType } from "@/features/questions/question-type";
import { gainsPass, losesPass, type PlannedAttempt, type PlannedStudent } from "@/features/regrade/plan-regrade";
import type { AskRegrade } from "@/features/regrade/schema";
import type { Deps } from "@/server/trpc/context";
import { readPlan } from "./read-plan";

/** The points of one answer, and what its attempt comes to. */
export interface PreviewedResult {
  /** Null while it waits for a person. */
  earned: Hundredths | null;
  /** Its question counts for nothing. */
  isLeftOut: boolean;
  attempt: { score: Hundredths; maxScore: Hundredths; isPassed: boolean } | null;
}

export interface PreviewedStudent {
  /** Of the enrollment, or the number that stands for the name. */
  key: string;
  /** Null once who it was has left, and while the assessment hides names. */
  name: string | null;
  number: string | null;
  pass: "gains" | "loses" | "same";
  attempts: { number: number; before: PreviewedResult; after: PreviewedResult }[];
}

export interface RegradePreview {
  way: RegradeWay;
  question: { type: QuestionType; text: string; points: Hundredths };
  isMended: boolean;
  hasKey: boolean;
  /** With an ended attempt that has the question. */
  studentCount: number;
  counts: { changed: number; up: number; down: number; gains: number; loses: number };
  /** Those who would no longer pass first, then those who pass now; `mostShown` at most. */
  students: PreviewedStudent[];
  stamp: string;
}

export const mostShown = 200;

/** Who would change, and how. Nothing is stored. @throws AppError as `findQuestion` */
export async function previewRegrade(
  { db }: Pick<Deps, "db">,
  courseId: string,
  asked: AskRegrade,
): Promise<RegradePreview> {
  const { question: of, students, studentCount, stamp } = await readPlan(db, courseId, asked);
  const { question, way, isMended, hasKey } = of;
  const first = [...students].sort((a, b) => rankOf(a) - rankOf(b) || byNumber(a, b)).slice(0, mostShown);
  const names = await readNames(
    db,
    first.flatMap(({ userId, number }) => (number === null ? [userId] : [])),
  );
  return {
    ...{ way, isMended, hasKey, studentCount, stamp },
    question: { type: question.type, text: await inOneLine(question.text), points: question.points },
    counts: {
      changed: students.length,
      up: students.filter((student) => gainOf(student) > 0).length,
      down: students.filter((student) => gainOf(student) < 0).length,
      gains: students.filter(gainsPass).length,
      loses: students.filter(losesPass).length,
    },
    students: first.map((student) => ({
      key: student.number ?? student.enrollmentId,
      name: names.get(student.userId) ?? null,
      number: student.number,
      pass: losesPass(student) ? "loses" : gainsPass(student) ? "gains" : "same",
      attempts: student.attempts.map(toShown),
    })),
  };
}

const rankOf = (student: PlannedStudent): number => (losesPass(student) ? 0 : gainsPass(student) ? 1 : 2);

/** The order of enrollments would say whose a number is. */
const byNumber = (a: PlannedStudent, b: PlannedStudent): number => (a.number ?? "").localeCompare(b.number ?? "");

/** Points of the answers alone: what is left out of the maximum is no loss. */
const gainOf = ({ attempts }: PlannedStudent): number =>
  attempts.reduce(
    (sum, { before, after }) => sum + (after.isLeftOut ? 0 : (after.earned ?? 0) - (before.earned ?? 0)),
    0,
  );

const toShown = ({ number, before, after, resultBefore, resultAfter }: PlannedAttempt) => ({
  number,
  before: { earned: before.earned, isLeftOut: before.isLeftOut, attempt: resultBefore },
  after: { earned: after.earned, isLeftOut: after.isLeftOut, attempt: resultAfter },
});

async function readNames(db: Deps["db"], userIds: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: [...userIds] }, anonymizedAt: null },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const inOneLine = async (source: string): Promise<string> => (await plainText(source)).replaceAll(/\s+/g, " ").trim();
