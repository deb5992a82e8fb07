import "server-only";
import { isDeepStrictEqual } from "node:util";
import { type BankContent, type DrawTerms, inPool, isUpToDate, type PoolPlan } from "@/features/authoring/banks/pool";
import { filePaths } from "@/features/authoring/banks/question-files";
import { contentColumns, type DraftAssessment, questionOf } from "@/features/authoring/server/assessment/find-question";
import { readOrder, writeOrder } from "@/features/authoring/server/assessment/question-order";
import {
  addQuestionVersion,
  changeQuestionVersion,
  insertFirstVersions,
  isHeld,
} from "@/features/authoring/server/assessment/write-question";
import { bringQuestions } from "@/features/authoring/server/banks/bring-questions";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { bankColumns, type DrawRow, inBank, type PlacedInPool, termsOf } from "./read-pools";

interface Target {
  /** Of the draft, whose files those of the questions become. */
  versionId: string;
  assessment: DraftAssessment;
  draw: Pick<DrawRow, "key" | "bankId">;
  terms: DrawTerms;
  at: Date;
}

/**
 * Brings the pool of a draw to what a plan says. A question that was in the assessment before goes on as the same one, so that what
 * students did with it stays known; a version that was published or answered stays as it is.
 */
export async function writePool(tx: Tx, planned: PoolPlan<PlacedInPool>, target: Target): Promise<void> {
  const { assessment, draw, at } = target;
  const plan = await withFiles(tx, planned, target);
  await tx.assessmentQuestion.deleteMany({
    where: { id: { in: plan.removed.map(({ placementId }) => placementId) } },
  });
  for (const { placed, to } of plan.changed) await changePlaced(tx, placed, to, target);
  const returning = await findEarlier(tx, assessment, plan.added);
  const versionIds: string[] = [];
  for (const each of plan.added) {
    const questionId = returning.get(each.bankQuestionId);
    if (questionId) versionIds.push(await takeUp(tx, questionId, each, target));
  }
  const fresh = plan.added
    .filter(({ bankQuestionId }) => !returning.has(bankQuestionId))
    .map((each) => ({
      ...{ id: uuidV7(), questionId: uuidV7(), question: inPool(each, target.terms) },
      bankQuestionVersionId: each.bankVersionId,
    }));
  const assessmentId = assessment.assessmentId;
  await insertRows(
    tx,
    "question",
    fresh.map(({ questionId }) => ({ id: questionId, assessmentId, createdAt: at })),
  );
  await insertFirstVersions(tx, fresh, at);
  versionIds.push(...fresh.map(({ id }) => id));
  await place(tx, versionIds, { assessment, draw, at });
}

/** The plan with questions as they are in the course: their files under its paths. */
async function withFiles(
  tx: Tx,
  plan: PoolPlan<PlacedInPool>,
  { versionId, draw: { bankId } }: Target,
): Promise<PoolPlan<PlacedInPool>> {
  const wanted = [...plan.added, ...plan.changed.map(({ to }) => to)];
  const contents = wanted.map(({ content }) => content);
  const brought = await bringQuestions(tx, { from: { bankId }, to: { versionId } }, contents);
  const inCourse = new Map(wanted.map((each, at) => [each, { ...each, content: brought[at] ?? each.content }]));
  const here = (each: BankContent): BankContent => inCourse.get(each) ?? each;
  return {
    ...plan,
    added: plan.added.map(here),
    changed: plan.changed.map((each) => ({ ...each, to: here(each.to) })),
  };
}

async function place(
  tx: Tx,
  versionIds: readonly string[],
  { assessment, draw, at }: Pick<Target, "assessment" | "draw" | "at">,
) {
  const { _max } = await tx.assessmentQuestion.aggregate({
    where: { assessmentVersionId: assessment.id },
    _max: { position: true },
  });
  const first = (_max.position ?? -1) + 1;
  await insertRows(
    tx,
    "assessment_question",
    versionIds.map((questionVersionId, n) => ({
      ...{
        assessmentVersionId: assessment.id,
        questionVersionId,
        position: first + n,
        drawKey: draw.key,
        createdAt: at,
      },
    })),
  );
  // Places without a gap are what other writes count on.
  await writeOrder(tx, await readOrder(tx, assessment.id));
}

async function changePlaced(tx: Tx, { placementId, row }: PlacedInPool, to: BankContent, { terms, at }: Target) {
  const question = inPool(to, terms);
  const bankQuestionVersionId = to.bankVersionId;
  if (await isHeld(tx, row.id)) {
    const questionVersionId = await addQuestionVersion(tx, row.questionId, question, { at, bankQuestionVersionId });
    await tx.assessmentQuestion.update({ where: { id: placementId }, data: { questionVersionId } });
    return;
  }
  await changeQuestionVersion(tx, row, question, at);
  await tx.questionVersion.update({ where: { id: row.id }, data: { bankQuestionVersionId } });
}

/** Questions of the assessment that were brought in from the same questions of the bank before, by the ids of the latter. */
async function findEarlier(tx: Tx, { id, assessmentId }: DraftAssessment, added: readonly BankContent[]) {
  const rows = await tx.questionVersion.findMany({
    where: {
      question: { assessmentId },
      bankQuestionVersion: { bankQuestionId: { in: added.map(({ bankQuestionId }) => bankQuestionId) } },
      placements: { none: { assessmentVersionId: id } },
    },
    orderBy: { createdAt: "asc" },
    select: { questionId: true, bankQuestionVersion: { select: { bankQuestionId: true } } },
  });
  const placed = await readOrder(tx, id);
  const isHere = new Set(placed.map(({ questionId }) => questionId));
  return new Map(
    rows
      .filter(({ questionId }) => !isHere.has(questionId))
      .map(({ questionId, bankQuestionVersion }) => [bankQuestionVersion?.bankQuestionId ?? "", questionId]),
  );
}

/** @returns the version of an earlier question that says what the bank and the draw do: its latest one, or the next. */
async function takeUp(tx: Tx, questionId: string, each: BankContent, { terms, at }: Target): Promise<string> {
  const latest = await tx.questionVersion.findFirst({
    where: { questionId },
    orderBy: { number: "desc" },
    select: { ...contentColumns, bankQuestionVersion: { select: bankColumns } },
  });
  const isSame = latest && isUpToDate({ ...termsOf(latest), ...inBank(latest.bankQuestionVersion) }, each, terms);
  // Its files may have other paths in this draft than they had in the version that it left.
  if (isSame && isDeepStrictEqual(filePaths(questionOf(latest)), filePaths(each.content))) return latest.id;
  return addQuestionVersion(tx, questionId, inPool(each, terms), { at, bankQuestionVersionId: each.bankVersionId });
}
