import "server-only";
import type { AddQuestion, DuplicateQuestion } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import { uuidV4 } from "@/lib/uuid-v4";
import type { Tx } from "@/server/db/client";
import {
  type DraftAssessment,
  findDraftAssessment,
  findPlacedQuestion,
  nothingWritten,
  questionOf,
  touchAssessment,
  type Written,
} from "./find-question";
import { homeSection } from "./home-section";
import { readOrder, writeOrder } from "./question-order";
import { addQuestionVersion } from "./write-question";

/**
 * Adds a question at the end, of its section where there are some. The same id again adds nothing, whatever became of the question since.
 * @throws AppError CONFLICT `authoring.assessment_gone`, `courses.id_taken`.
 */
export function addQuestion(
  deps: EditDeps,
  { courseId, lessonId, questionId, question, sectionKey }: AddQuestion,
): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    return placeNew(tx, assessment, questionId, { question: fitToKind(question), afterId: null, sectionKey, at });
  });
}

/**
 * Puts a copy of a question behind it. The same copy again adds nothing.
 * @throws AppError CONFLICT `authoring.assessment_gone`, `authoring.question_gone`, `courses.id_taken`.
 */
export function duplicateQuestion(
  deps: EditDeps,
  { courseId, lessonId, questionId, copyId }: DuplicateQuestion,
): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const { row, sectionKey, bankQuestionId } = await findPlacedQuestion(tx, assessment, questionId);
    const question = questionOf(row);
    const answers = question.answers.map((answer) => ({ ...answer, id: uuidV4() }));
    const copy = { ...question, answers };
    return placeNew(tx, assessment, copyId, { question: copy, bankQuestionId, afterId: questionId, sectionKey, at });
  });
}

async function placeNew(
  tx: Tx,
  assessment: DraftAssessment,
  id: string,
  {
    question,
    bankQuestionId = null,
    afterId,
    sectionKey: wanted,
    at,
  }: {
    question: EditedQuestion;
    bankQuestionId?: string | null;
    afterId: string | null;
    sectionKey?: string | null | undefined;
    at: Date;
  },
): Promise<Written> {
  const { assessmentId } = assessment;
  const known = await tx.question.findUnique({ where: { id }, select: { assessmentId: true } });
  if (known && known.assessmentId !== assessmentId) throw new AppError("CONFLICT", "courses.id_taken");
  if (known) return nothingWritten;
  await tx.question.create({ data: { id, assessmentId, bankQuestionId, createdAt: at } });
  const questionVersionId = await addQuestionVersion(tx, id, question, { at });
  const order = await readOrder(tx, assessment.id);
  const sectionKey = await homeSection(tx, assessment.id, wanted ?? null);
  const { id: placementId } = await tx.assessmentQuestion.create({
    data: { assessmentVersionId: assessment.id, questionVersionId, sectionKey, position: order.length, createdAt: at },
    select: { id: true },
  });
  const behind = afterId === null ? -1 : order.findIndex((each) => each.questionId === afterId);
  const place = behind === -1 ? order.length : behind + 1;
  await writeOrder(tx, order.toSpliced(place, 0, { questionId: id, placementId }));
  return touchAssessment(tx, assessmentId);
}
