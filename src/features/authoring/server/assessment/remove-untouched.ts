import "server-only";
import { type AssessmentPlace, type AssessmentRules, standardAgreement } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { isSame } from "@/features/editor/merge-fields";
import { standardReview } from "@/features/questions/review-matrix";
import { touchAssessment } from "./find-question";
import { ruleColumns, rulesOf } from "./save-rules";

/** What an assessment says that no one has written in, beside its title; the defaults of the database. */
const freshRules: Omit<AssessmentRules, "title"> = {
  description: "",
  passingScore: 70,
  maxAttempts: 0,
  timeLimitMinutes: 0,
  opensAt: null,
  closesAt: null,
  cooldownMinutes: 0,
  randomizeQuestions: false,
  randomizeAnswers: false,
  review: standardReview,
  countingRule: "BEST",
  feedbackBands: [],
  recordsSignals: false,
  hidesNames: false,
  twoGraders: false,
  agreementPercent: standardAgreement,
  sections: [],
  paging: "SECTION",
};

/**
 * Takes the assessment off a lesson of the draft while it is as it was added: no question in it, no rule changed, named like its
 * lesson. @returns whether it is gone.
 */
export function removeUntouchedAssessment(
  deps: EditDeps,
  { courseId, lessonId }: AssessmentPlace,
): Promise<{ isGone: boolean }> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const assessment = await tx.assessmentVersion.findFirst({
      where: { lessonVersion: { versionId, lessonId } },
      select: {
        ...ruleColumns,
        id: true,
        assessmentId: true,
        lessonVersion: { select: { title: true } },
        _count: { select: { questions: true } },
      },
    });
    if (!assessment) return { isGone: true };
    const { id, assessmentId, lessonVersion, _count, ...rules } = assessment;
    if (_count.questions > 0 || !isSame(rulesOf(rules), { ...freshRules, title: lessonVersion.title }))
      return { isGone: false };
    await tx.assessmentVersion.delete({ where: { id } });
    await touchAssessment(tx, assessmentId);
    return { isGone: true };
  });
}
