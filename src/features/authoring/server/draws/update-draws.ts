import "server-only";
import { createHash } from "node:crypto";
import type { AssessmentPlace } from "@/features/authoring/assessment/schema";
import { firstWords } from "@/features/authoring/banks/first-words";
import { type PoolPlan, planPool } from "@/features/authoring/banks/pool";
import type { UpdateDraws } from "@/features/authoring/banks/schema";
import {
  findDraftAssessment,
  nothingWritten,
  touchAssessment,
  type Written,
} from "@/features/authoring/server/assessment/find-question";
import { openBanks } from "@/features/authoring/server/banks/own-banks";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { type DrawRow, drawColumns, type PlacedInPool, readMatching, readPlaced, termsOf } from "./read-pools";
import { writePool } from "./write-pool";

interface DrawPlan {
  draw: DrawRow;
  plan: PoolPlan<PlacedInPool>;
}

/** What an update would change in one draw: the first words of the questions. */
export interface DrawChanges {
  key: string;
  added: string[];
  changed: string[];
  removed: string[];
}

/** Draws of banks that the actor can't open, or that were deleted, keep their pools. */
async function planUpdate(tx: Tx, actor: Actor, assessmentVersionId: string): Promise<DrawPlan[]> {
  const draws = await tx.assessmentDraw.findMany({
    where: { assessmentVersionId },
    orderBy: { position: "asc" },
    select: { ...drawColumns, bank: { select: { id: true } } },
  });
  const open = await tx.questionBank.findMany({
    where: { AND: [{ id: { in: draws.map(({ bankId }) => bankId) } }, openBanks(actor)] },
    select: { id: true },
  });
  const isOpen = new Set(open.map(({ id }) => id));
  const placed = await readPlaced(tx, assessmentVersionId);
  const kept = draws.filter(({ bankId }) => !isOpen.has(bankId)).map(({ key }) => key);
  const taken = new Set(placed.filter(({ drawKey }) => kept.includes(drawKey)).map((each) => each.bankQuestionId));
  const plans: DrawPlan[] = [];
  for (const draw of draws.filter(({ bankId }) => isOpen.has(bankId))) {
    const matching = (await readMatching(tx, draw)).filter(({ bankQuestionId }) => !taken.has(bankQuestionId));
    for (const { bankQuestionId } of matching) taken.add(bankQuestionId);
    const own = placed.filter(({ drawKey }) => drawKey === draw.key);
    plans.push({ draw, plan: planPool(own, matching, termsOf(draw)) });
  }
  return plans;
}

const isNothing = ({ plan }: DrawPlan): boolean => plan.added.length + plan.changed.length + plan.removed.length === 0;

/** Says which changes were shown, in terms that a draft shares with the version it is opened from: another stamp, other changes. */
function stampOf(plans: readonly DrawPlan[]): string {
  const changes = plans.map(({ draw, plan }) => [
    draw.key,
    plan.added.map(({ bankVersionId }) => bankVersionId),
    plan.changed.map(({ placed, to }) => [placed.bankQuestionId, to.bankVersionId]),
    plan.removed.map(({ bankQuestionId }) => bankQuestionId),
  ]);
  return createHash("sha256").update(JSON.stringify(changes)).digest("base64url");
}

/**
 * What "Update from the bank" would change in the newest version of a lesson's assessment.
 * @throws AppError CONFLICT `authoring.assessment_gone`.
 */
export async function previewDrawUpdate(
  { db, actor }: Pick<EditDeps, "db" | "actor">,
  { courseId, lessonId }: AssessmentPlace,
): Promise<{ stamp: string; draws: DrawChanges[] }> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const assessment = await findDraftAssessment(db, newest?.id ?? courseId, lessonId);
  const plans = await planUpdate(db, actor, assessment.id);
  const draws = plans
    .filter((each) => !isNothing(each))
    .map(({ draw: { key }, plan }) => ({
      key,
      added: plan.added.map(({ content }) => firstWords(content.text)),
      changed: plan.changed.map(({ to }) => firstWords(to.content.text)),
      removed: plan.removed.map(({ row }) => firstWords(row.text)),
    }));
  return { stamp: stampOf(plans), draws };
}

/**
 * Brings newer versions and new matches from the banks into the draws, and takes out what is gone there or no longer matches.
 * @throws AppError CONFLICT `authoring.bank_changed_meanwhile` when the changes are others than those that were shown;
 * CONFLICT `authoring.assessment_gone`.
 */
export function updateDraws(deps: EditDeps, { courseId, lessonId, stamp }: UpdateDraws): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const assessment = await findDraftAssessment(tx, versionId, lessonId);
    const plans = await planUpdate(tx, deps.actor, assessment.id);
    if (plans.every(isNothing)) return nothingWritten;
    if (stampOf(plans) !== stamp) throw new AppError("CONFLICT", "authoring.bank_changed_meanwhile");
    // A question that goes from one draw to another has left the first before it comes to the second.
    for (const { draw, plan } of plans) {
      const leaving = { added: [], changed: [], removed: plan.removed };
      await writePool(tx, leaving, { versionId, assessment, draw, terms: termsOf(draw), at });
    }
    for (const { draw, plan } of plans) {
      const rest = { ...plan, removed: [] };
      await writePool(tx, rest, { versionId, assessment, draw, terms: termsOf(draw), at });
    }
    return touchAssessment(tx, assessment.assessmentId);
  });
}
