import "server-only";
import type { RestoreSection } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { Sections } from "@/features/questions/section-schema";
import type { Tx } from "@/server/db/client";
import { findDraftAssessment, nothingWritten, touchAssessment, type Written } from "./find-question";
import { readSections } from "./home-section";
import { readOrder, writeOrder } from "./question-order";

/**
 * Puts a deleted section back, before the one that it was before or last, with the questions and draws that it had; those that are
 * gone are left out. Doing it again changes nothing, nor where there is no room for another section.
 * @throws AppError CONFLICT `authoring.assessment_gone`.
 */
export function restoreSection(deps: EditDeps, { courseId, lessonId, ...wanted }: RestoreSection): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const { id: assessmentVersionId, assessmentId } = await findDraftAssessment(tx, versionId, lessonId);
    const isThere = await putBack(tx, assessmentVersionId, wanted);
    if (isThere === null) return nothingWritten;
    const { key: sectionKey } = wanted.section;
    const elsewhere = { assessmentVersionId, OR: [{ sectionKey: null }, { sectionKey: { not: sectionKey } }] };
    const questions = await tx.assessmentQuestion.updateMany({
      where: { ...elsewhere, drawKey: null, questionVersion: { questionId: { in: wanted.questionIds } } },
      data: { sectionKey },
    });
    const draws = await tx.assessmentDraw.updateMany({
      where: { ...elsewhere, key: { in: wanted.drawKeys } },
      data: { sectionKey },
    });
    if (isThere && questions.count + draws.count === 0) return nothingWritten;
    await writeOrder(tx, await readOrder(tx, assessmentVersionId));
    return touchAssessment(tx, assessmentId);
  });
}

/** @returns whether it was there already; null where it can't be. */
async function putBack(
  tx: Tx,
  assessmentVersionId: string,
  { section, beforeKey }: Pick<RestoreSection, "section" | "beforeKey">,
): Promise<boolean | null> {
  const before = await readSections(tx, assessmentVersionId);
  if (before.some(({ key }) => key === section.key)) return true;
  const at = before.findIndex(({ key }) => key === beforeKey);
  const { data: sections } = Sections.safeParse(before.toSpliced(at === -1 ? before.length : at, 0, section));
  if (!sections) return null;
  await tx.assessmentVersion.update({ where: { id: assessmentVersionId }, data: { sections } });
  return false;
}
