import "server-only";
import * as z from "zod";
import { questionGroups } from "@/features/authoring/assessment/rules";
import type { SaveQuestion } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { isSame, merge } from "@/features/editor/merge-fields";
import { fitToKind } from "@/features/questions/authoring";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import {
  findDraftAssessment,
  findPlacedQuestion,
  nothingWritten,
  questionOf,
  touchAssessment,
  Written,
} from "./find-question";
import { addQuestionVersion, changeQuestionVersion, isHeld } from "./write-question";

/** The question as it is stored now: the page's next change of it is written over this one. */
export const SavedQuestion = Written.extend({ question: StoredQuestion, savedAt: z.date() });

/**
 * Stores what an author changed in a question since they saw `base`, beside what others changed in it meanwhile. A version
 * that was published or answered stays as it is and the draft goes on with the next one. The same change again is none.
 * @throws AppError CONFLICT `authoring.question_changed_meanwhile` (facts: stands) when both changed the same thing;
 * CONFLICT `authoring.assessment_gone`, `authoring.question_gone`.
 */
export function saveQuestion(
  deps: EditDeps,
  { courseId, lessonId, questionId, base, question }: SaveQuestion,
): Promise<z.infer<typeof SavedQuestion>> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const { placementId, row } = await findPlacedQuestion(tx, assessment, questionId);
    const stands = questionOf(row);
    const merged = merge<EditedQuestion>(questionGroups, { stands, base, mine: question });
    if (!merged) throw new AppError("CONFLICT", "authoring.question_changed_meanwhile", { stands });
    const after = fitToKind(merged);
    if (isSame(stands, after)) return { ...nothingWritten, question: stands, savedAt: at };
    const written = await touchAssessment(tx, assessment.assessmentId);
    if (await isHeld(tx, row.id)) {
      const next = await addQuestionVersion(tx, questionId, after, { at, importedHash: row.importedHash });
      await tx.assessmentQuestion.update({ where: { id: placementId }, data: { questionVersionId: next } });
    } else await changeQuestionVersion(tx, row, after, at);
    const saved = await findPlacedQuestion(tx, assessment, questionId);
    return { ...written, question: questionOf(saved.row), savedAt: at };
  });
}
