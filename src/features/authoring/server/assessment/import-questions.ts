import "server-only";
import type { ImportQuestions } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { fitToKind } from "@/features/questions/authoring";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { insertRows } from "@/server/db/insert-rows";
import { findDraftAssessment, nothingWritten, touchAssessment, type Written } from "./find-question";
import { homeSection } from "./home-section";
import { readOrder, writeOrder } from "./question-order";
import { insertFirstVersions } from "./write-question";

/**
 * Adds questions at the end, of the last section where there are some, in their order, all or none. One whose id is known already is not added again, whatever became of
 * it since.
 * @throws AppError CONFLICT `authoring.assessment_gone`, `courses.id_taken`.
 */
export function importQuestions(deps: EditDeps, { courseId, lessonId, questions }: ImportQuestions): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id: assessmentVersionId, assessmentId } = await findDraftAssessment(tx, versionId, lessonId);
    const ids = questions.map(({ questionId }) => questionId);
    const known = await tx.question.findMany({ where: { id: { in: ids } }, select: { id: true, assessmentId: true } });
    if (known.some((each) => each.assessmentId !== assessmentId)) throw new AppError("CONFLICT", "courses.id_taken");
    const isKnown = new Set(known.map(({ id }) => id));
    const added = questions
      .filter(({ questionId }) => !isKnown.has(questionId))
      .map(({ questionId, question }) => ({ id: uuidV7(), questionId, question: fitToKind(question) }));
    if (added.length === 0) return nothingWritten;
    const { length: before } = await readOrder(tx, assessmentVersionId);
    const sectionKey = await homeSection(tx, assessmentVersionId, null);
    await insertRows(
      tx,
      "question",
      added.map(({ questionId }) => ({ id: questionId, assessmentId, createdAt: at })),
    );
    await insertFirstVersions(tx, added, at);
    await insertRows(
      tx,
      "assessment_question",
      added.map(({ id }, place) => ({
        ...{ assessmentVersionId, questionVersionId: id, position: before + place, sectionKey, createdAt: at },
      })),
    );
    if (sectionKey !== null) await writeOrder(tx, await readOrder(tx, assessmentVersionId));
    return touchAssessment(tx, assessmentId);
  });
}
