import "server-only";
import * as z from "zod";
import { ruleGroups } from "@/features/authoring/assessment/rules";
import { type AssessmentPlace, AssessmentRules, type SaveRules } from "@/features/authoring/assessment/schema";
import { findDraftLesson } from "@/features/authoring/server/lesson/find-lesson";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { isSame, merge } from "@/features/editor/merge-fields";
import { FeedbackBands } from "@/features/questions/feedback-bands";
import { ReviewMatrix } from "@/features/questions/review-matrix";
import { Sections } from "@/features/questions/section-schema";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { findDraftAssessment, nothingWritten, touchAssessment, Written } from "./find-question";
import { rehomeQuestions } from "./rehome-questions";

export const ruleColumns = {
  title: true,
  description: true,
  passingScore: true,
  maxAttempts: true,
  timeLimitMinutes: true,
  opensAt: true,
  closesAt: true,
  cooldownMinutes: true,
  randomizeQuestions: true,
  randomizeAnswers: true,
  review: true,
  countingRule: true,
  feedbackBands: true,
  recordsSignals: true,
  hidesNames: true,
  twoGraders: true,
  agreementPercent: true,
  sections: true,
  paging: true,
} as const satisfies Prisma.AssessmentVersionSelect;

type RulesRow = Prisma.AssessmentVersionGetPayload<{ select: typeof ruleColumns }>;

export const rulesOf = ({
  passingScore,
  opensAt,
  closesAt,
  review,
  feedbackBands,
  sections,
  ...rest
}: RulesRow): AssessmentRules => ({
  ...rest,
  opensAt: opensAt?.toISOString() ?? null,
  closesAt: closesAt?.toISOString() ?? null,
  review: ReviewMatrix.parse(review),
  feedbackBands: FeedbackBands.parse(feedbackBands),
  sections: Sections.parse(sections),
  passingScore: passingScore.toNumber(),
});

/** The rules as they are stored now: the page's next change of them is written over these. */
export const SavedRules = Written.extend({ rules: AssessmentRules, savedAt: z.date() });

/**
 * Stores the rules that an author changed since they saw `base`, beside those that others changed. Attempts that have started
 * keep the rules that they began with. The same change again is none.
 * @throws AppError CONFLICT `authoring.rules_changed_meanwhile` (facts: stands), `authoring.assessment_gone`.
 */
export function saveRules(
  deps: EditDeps,
  { courseId, lessonId, base, rules }: SaveRules,
): Promise<z.infer<typeof SavedRules>> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id, assessmentId } = await findDraftAssessment(tx, versionId, lessonId);
    const stands = rulesOf(await tx.assessmentVersion.findUniqueOrThrow({ where: { id }, select: ruleColumns }));
    const merged = merge<AssessmentRules>(ruleGroups, {
      stands,
      base,
      mine: { ...rules, title: rules.title || base.title },
    });
    if (!merged) throw new AppError("CONFLICT", "authoring.rules_changed_meanwhile", { stands });
    if (isSame(stands, merged)) return { ...nothingWritten, rules: stands, savedAt: at };
    await tx.assessmentVersion.update({ where: { id }, data: merged });
    const keys = (rules: AssessmentRules) => rules.sections.map(({ key }) => key);
    if (!isSame(keys(stands), keys(merged)))
      await rehomeQuestions(tx, id, { before: stands.sections, after: merged.sections });
    return { ...(await touchAssessment(tx, assessmentId)), rules: merged, savedAt: at };
  });
}

/**
 * Gives a lesson an assessment, named like the lesson. Where it has one already, nothing changes.
 * @throws AppError CONFLICT `authoring.lesson_gone`.
 */
export function addAssessment(deps: EditDeps, { courseId, lessonId }: AssessmentPlace): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const lesson = await findDraftLesson(tx, versionId, lessonId);
    const { title, assessmentVersion } = await tx.lessonVersion.findUniqueOrThrow({
      where: { id: lesson.id },
      select: { title: true, assessmentVersion: { select: { id: true } } },
    });
    if (assessmentVersion) return;
    const { id: assessmentId } = await tx.assessment.upsert({
      where: { lessonId },
      create: { lessonId, courseId, createdAt: at },
      update: {},
      select: { id: true },
    });
    await tx.assessmentVersion.create({ data: { lessonVersionId: lesson.id, assessmentId, title, createdAt: at } });
  });
}
