import "server-only";
import * as z from "zod";
import { type EditedAnswer, type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

export interface DraftAssessment {
  /** Its row in this draft. */
  id: string;
  assessmentId: string;
}

/** The assessment of a lesson in the draft, for a write. @throws AppError CONFLICT `authoring.assessment_gone`. */
export async function findDraftAssessment(tx: Tx, versionId: string, lessonId: string): Promise<DraftAssessment> {
  const row = await tx.assessmentVersion.findFirst({
    where: { lessonVersion: { versionId, lessonId } },
    select: { id: true, assessmentId: true },
  });
  if (!row) throw new AppError("CONFLICT", "authoring.assessment_gone");
  return row;
}

/** Which write to the assessment it was; null where there was nothing to write. A page knows by it what it reads too late. */
export const Written = z.object({ revision: z.int().nullable() });
export type Written = z.infer<typeof Written>;

export const nothingWritten: Written = { revision: null };

/** Raises what every write to an assessment raises. */
export async function touchAssessment(tx: Tx, assessmentId: string): Promise<Written> {
  const { revision } = await tx.assessment.update({
    where: { id: assessmentId },
    data: { revision: { increment: 1 } },
    select: { revision: true },
  });
  return { revision };
}

export const contentColumns = {
  id: true,
  questionId: true,
  importedHash: true,
  type: true,
  text: true,
  points: true,
  penalty: true,
  explanation: true,
  feedback: true,
  numericValue: true,
  numericTolerance: true,
  numericUnit: true,
  body: true,
  readAgain: true,
  answers: {
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, text: true, isCorrect: true, explanation: true },
      ...{ isCaseSensitive: true, isPattern: true, credit: true },
    },
  },
} as const satisfies Prisma.QuestionVersionSelect;

export type ContentRow = Prisma.QuestionVersionGetPayload<{ select: typeof contentColumns }>;

const StoredBody = StoredQuestion.shape.body;

/** A stored question as its editor has it. */
export function questionOf(row: ContentRow): EditedQuestion {
  const { type, text, explanation, feedback, answers, readAgain } = row;
  return {
    type,
    text,
    points: row.points.toNumber(),
    penalty: row.penalty.toNumber(),
    explanation,
    feedback,
    numericValue: row.numericValue ?? "",
    numericTolerance: row.numericTolerance ?? "",
    numericUnit: row.numericUnit ?? "",
    answers: answers.map(answerOf),
    body: StoredBody.parse(row.body),
    ...(readAgain.length > 0 && { readAgain }),
  };
}

/** A stored answer as its editor has it. */
const answerOf = ({ credit, ...answer }: ContentRow["answers"][number]): EditedAnswer => ({
  ...answer,
  ...(credit.toNumber() > 0 && { credit: credit.toNumber() }),
});

export interface PlacedQuestion {
  placementId: string;
  sectionKey: string | null;
  /** The question of a bank that it is a copy of. */
  bankQuestionId: string | null;
  row: ContentRow;
}

/** A question where it is in the draft. Those of a draw are changed in their bank alone. @throws AppError CONFLICT `authoring.question_gone`. */
export async function findPlacedQuestion(tx: Tx, { id }: DraftAssessment, questionId: string): Promise<PlacedQuestion> {
  const placement = await tx.assessmentQuestion.findFirst({
    where: { assessmentVersionId: id, drawKey: null, questionVersion: { questionId } },
    select: {
      id: true,
      sectionKey: true,
      questionVersion: { select: { ...contentColumns, question: { select: { bankQuestionId: true } } } },
    },
  });
  if (!placement) throw new AppError("CONFLICT", "authoring.question_gone");
  const { id: placementId, sectionKey, questionVersion } = placement;
  const { question, ...row } = questionVersion;
  return { placementId, sectionKey, ...question, row };
}
