import "server-only";
import { movedBefore } from "@/features/authoring/assessment/rules";
import type { MoveQuestion, RemoveQuestion } from "@/features/authoring/assessment/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { isSame } from "@/features/editor/merge-fields";
import { fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
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

export interface QuestionPlace {
  questionId: string;
  placementId: string;
}

export async function readOrder(tx: Tx, assessmentVersionId: string): Promise<QuestionPlace[]> {
  const rows = await tx.assessmentQuestion.findMany({
    where: { assessmentVersionId },
    orderBy: { position: "asc" },
    select: { id: true, questionVersion: { select: { questionId: true } } },
  });
  return rows.map(({ id, questionVersion }) => ({ questionId: questionVersion.questionId, placementId: id }));
}

/**
 * Numbers the places of an assessment by section and there as given, in one statement: a half-moved list is never seen. What is in
 * no section comes first.
 */
export async function writeOrder(tx: Tx, order: readonly QuestionPlace[]): Promise<void> {
  await tx.$executeRaw`
    WITH given AS (
      SELECT p.id, x.n, p.assessment_version_id, coalesce(d.section_key, p.section_key) AS section
        FROM unnest(${order.map(({ placementId }) => placementId)}::uuid[]) WITH ORDINALITY AS x (id, n)
        JOIN assessment_question p ON p.id = x.id
        LEFT JOIN assessment_draw d ON d.assessment_version_id = p.assessment_version_id AND d.key = p.draw_key
    ), section AS MATERIALIZED (
      SELECT s.value ->> 'key' AS key, s.n FROM assessment_version a, jsonb_array_elements(a.sections) WITH ORDINALITY AS s (value, n)
       WHERE a.id = (SELECT assessment_version_id FROM given LIMIT 1)
    ), place AS (
      SELECT g.id, row_number() OVER (ORDER BY coalesce(s.n, 1), g.n) - 1 AS position
        FROM given g LEFT JOIN section s ON s.key = g.section
    )
    UPDATE assessment_question p SET position = place.position FROM place WHERE p.id = place.id AND p.position <> place.position`;
}

/**
 * Moves a question before another one, or to the end; where that other one is gone, to the end too.
 * @throws AppError CONFLICT `authoring.assessment_gone`, `authoring.question_gone`.
 */
export function moveQuestion(deps: EditDeps, input: MoveQuestion): Promise<Written> {
  return editDraft(deps, input.courseId, async (tx, { versionId }) => {
    const assessment = await findDraftAssessment(tx, versionId, input.lessonId);
    const order = await readOrder(tx, assessment.id);
    const ids = order.map(({ questionId }) => questionId);
    const place = order.find(({ questionId }) => questionId === input.questionId);
    if (!place) throw new AppError("CONFLICT", "authoring.question_gone");
    await moveHome(tx, assessment.id, place, input);
    await writeOrder(tx, inOrder(order, movedBefore(ids, input.questionId, input.beforeId)));
    return touchAssessment(tx, assessment.assessmentId);
  });
}

async function moveHome(
  tx: Tx,
  assessmentVersionId: string,
  { placementId }: QuestionPlace,
  { sectionKey, beforeId }: MoveQuestion,
): Promise<void> {
  const home = await homeSection(tx, assessmentVersionId, sectionKey ?? null);
  if (home === null) return;
  // A page from before there were sections names none: the question goes where the next one is.
  const next = !sectionKey && beforeId !== null ? await sectionOf(tx, assessmentVersionId, beforeId) : null;
  await tx.assessmentQuestion.updateMany({
    where: { id: placementId, drawKey: null },
    data: { sectionKey: next ?? home },
  });
}

async function sectionOf(tx: Tx, assessmentVersionId: string, questionId: string): Promise<string | null> {
  const place = await tx.assessmentQuestion.findFirst({
    where: { assessmentVersionId, questionVersion: { questionId } },
    select: { sectionKey: true },
  });
  return place?.sectionKey ?? null;
}

const inOrder = (places: readonly QuestionPlace[], ids: readonly string[]): QuestionPlace[] =>
  ids.flatMap((id) => places.find(({ questionId }) => questionId === id) ?? []);

/**
 * Takes a question out of the draft. Its content stays, for an undo and for those who answered it.
 * @param written Take it only while it says this.
 * @throws AppError CONFLICT `authoring.assessment_gone`; with `written`, `authoring.question_changed_meanwhile`.
 */
export function removeQuestion(
  deps: EditDeps,
  { courseId, lessonId, questionId }: RemoveQuestion,
  written?: EditedQuestion,
): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const order = await readOrder(tx, assessment.id);
    const place = order.find((each) => each.questionId === questionId);
    if (!place) return nothingWritten;
    if (written) await assertSays(tx, assessment, questionId, written);
    await tx.assessmentQuestion.deleteMany({ where: { id: place.placementId, drawKey: null } });
    await writeOrder(
      tx,
      order.filter((each) => each !== place),
    );
    return touchAssessment(tx, assessment.assessmentId);
  });
}

async function assertSays(tx: Tx, assessment: DraftAssessment, questionId: string, written: EditedQuestion) {
  const { row } = await findPlacedQuestion(tx, assessment, questionId);
  const stands = questionOf(row);
  if (!isSame(stands, fitToKind(written)))
    throw new AppError("CONFLICT", "authoring.question_changed_meanwhile", { stands });
}

/**
 * Puts a removed question back as it was last written, before the one that it stood before. One that is is left there.
 * @throws AppError CONFLICT `authoring.assessment_gone`; NOT_FOUND when the assessment never had it.
 */
export function restoreQuestion(deps: EditDeps, input: MoveQuestion): Promise<Written> {
  const { courseId, lessonId, questionId, beforeId } = input;
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const order = await readOrder(tx, assessment.id);
    if (order.some((each) => each.questionId === questionId)) return nothingWritten;
    const version = await tx.questionVersion.findFirst({
      where: { questionId, question: { assessmentId: assessment.assessmentId } },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    if (!version) throw new AppError("NOT_FOUND", "common.not_found");
    const { id: placementId } = await tx.assessmentQuestion.create({
      data: {
        assessmentVersionId: assessment.id,
        questionVersionId: version.id,
        position: order.length,
        createdAt: at,
      },
      select: { id: true },
    });
    const place = { questionId, placementId };
    await moveHome(tx, assessment.id, place, input);
    const places = [...order, place];
    const ids = places.map((place) => place.questionId);
    await writeOrder(tx, inOrder(places, movedBefore(ids, questionId, beforeId)));
    return touchAssessment(tx, assessment.assessmentId);
  });
}
