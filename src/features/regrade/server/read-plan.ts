import "server-only";
import { createHash } from "node:crypto";
import { type PlannedStudent, planRegrade } from "@/features/regrade/plan-regrade";
import type { AskRegrade } from "@/features/regrade/schema";
import type { Tx } from "@/server/db/client";
import { findQuestion, type QuestionToRegrade } from "./find-question";
import { readAttempts } from "./read-attempts";

export interface RegradePlan {
  question: QuestionToRegrade;
  /** With an ended attempt that has the question in this version. */
  studentCount: number;
  students: PlannedStudent[];
  /** Of all that the plan would do, and of what it would do it to. */
  stamp: string;
}

/** What a regrade would do now. Nothing is stored. @throws AppError as `findQuestion` */
export async function readPlan(tx: Tx, courseId: string, asked: AskRegrade): Promise<RegradePlan> {
  const question = await findQuestion(tx, courseId, asked);
  const attempts = await readAttempts(tx, { ...question, questionVersionId: asked.questionVersionId });
  const students = planRegrade(question, attempts);
  return { question, studentCount: attempts.length, students, stamp: stampOf(question, asked, students) };
}

function stampOf({ mended }: QuestionToRegrade, { questionVersionId, way }: AskRegrade, students: PlannedStudent[]) {
  const facts = [questionVersionId, way, mended?.versionId ?? null, students];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}
