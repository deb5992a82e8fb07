import "server-only";
import { planPool } from "@/features/authoring/banks/pool";
import type { DrawRef, SaveDraw } from "@/features/authoring/banks/schema";
import {
  findDraftAssessment,
  nothingWritten,
  touchAssessment,
  type Written,
} from "@/features/authoring/server/assessment/find-question";
import { homeSection } from "@/features/authoring/server/assessment/home-section";
import { readOrder, writeOrder } from "@/features/authoring/server/assessment/question-order";
import { findBank } from "@/features/authoring/server/banks/own-banks";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import type { Tx } from "@/server/db/client";
import { readMatching, readPlaced } from "./read-pools";
import { writePool } from "./write-pool";

export interface SavedDraw extends Written {
  /** How many questions match. */
  pool: number;
}

/**
 * Adds a draw to an assessment, or changes one, and brings in the questions that match it. A question that is in another draw stays
 * there: no attempt gets one twice. The same draw again changes nothing but what the bank did.
 * @throws AppError NOT_FOUND when the bank isn't the actor's; CONFLICT `authoring.assessment_gone`.
 */
export function saveDraw(deps: EditDeps, { courseId, lessonId, drawKey, ...wanted }: SaveDraw): Promise<SavedDraw> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    await findBank(tx, deps.actor, wanted.bankId);
    const tags = [...new Set(wanted.tags)];
    const terms = { points: wanted.points, readAgain: [...new Set(wanted.readAgain)] };
    await upsertDraw(tx, assessment.id, { ...wanted, ...terms, tags, key: drawKey }, at);
    const placed = await readPlaced(tx, assessment.id);
    const elsewhere = new Set(placed.filter((each) => each.drawKey !== drawKey).map((each) => each.bankQuestionId));
    const all = await readMatching(tx, { ...wanted, tags });
    const matching = all.filter(({ bankQuestionId }) => !elsewhere.has(bankQuestionId));
    const own = placed.filter((each) => each.drawKey === drawKey);
    const plan = planPool(own, matching, terms);
    const draw = { key: drawKey, bankId: wanted.bankId };
    await writePool(tx, plan, { versionId, assessment, draw, terms, at });
    const { revision } = await touchAssessment(tx, assessment.assessmentId);
    return { revision, pool: matching.length };
  });
}

async function upsertDraw(
  tx: Tx,
  assessmentVersionId: string,
  { key, sectionKey: wanted, ...draw }: Omit<SaveDraw, "courseId" | "lessonId" | "drawKey"> & { key: string },
  createdAt: Date,
): Promise<void> {
  const home = await homeSection(tx, assessmentVersionId, wanted ?? null);
  const isNamed = home !== null && home === wanted;
  const { _max } = await tx.assessmentDraw.aggregate({ where: { assessmentVersionId }, _max: { position: true } });
  await tx.assessmentDraw.upsert({
    where: { assessmentVersionId_key: { assessmentVersionId, key } },
    create: { ...draw, assessmentVersionId, key, sectionKey: home, position: (_max.position ?? -1) + 1, createdAt },
    update: { ...draw, ...(isNamed && { sectionKey: home }) },
  });
}

/** Takes a draw and its pool out of the draft. Doing it again changes nothing. @throws AppError CONFLICT `authoring.assessment_gone`. */
export function removeDraw(deps: EditDeps, { courseId, lessonId, drawKey }: DrawRef): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const { count } = await tx.assessmentDraw.deleteMany({
      where: { assessmentVersionId: assessment.id, key: drawKey },
    });
    if (count === 0) return nothingWritten;
    await writeOrder(tx, await readOrder(tx, assessment.id));
    return touchAssessment(tx, assessment.assessmentId);
  });
}
