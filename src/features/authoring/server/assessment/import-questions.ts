import "server-only";
import type { ImportQuestions } from "@/features/authoring/assessment/schema";
import { bringQuestions } from "@/features/authoring/server/banks/bring-questions";
import { findBank } from "@/features/authoring/server/banks/own-banks";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Actor } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { findDraftAssessment, nothingWritten, touchAssessment, type Written } from "./find-question";
import { homeSection } from "./home-section";
import { readOrder, writeOrder } from "./question-order";
import { insertFirstVersions } from "./write-question";

/**
 * Adds questions at the end, of the last section where there are some, in their order, all or none. One whose id is known already is not added again, whatever became of
 * it since.
 * Files of a bank that one is copied from become files of the course, and the bank says where its question is.
 * @throws AppError CONFLICT `authoring.assessment_gone`, `courses.id_taken`; NOT_FOUND when such a bank isn't the actor's.
 */
export function importQuestions(deps: EditDeps, { courseId, lessonId, questions }: ImportQuestions): Promise<Written> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id: assessmentVersionId, assessmentId } = await findDraftAssessment(tx, versionId, lessonId);
    const ids = questions.map(({ questionId }) => questionId);
    const known = await tx.question.findMany({ where: { id: { in: ids } }, select: { id: true, assessmentId: true } });
    if (known.some((each) => each.assessmentId !== assessmentId)) throw new AppError("CONFLICT", "courses.id_taken");
    const isKnown = new Set(known.map(({ id }) => id));
    const fresh = questions.filter(({ questionId }) => !isKnown.has(questionId));
    if (fresh.length === 0) return nothingWritten;
    const brought = await bringFromBanks(tx, deps.actor, { versionId, questions: fresh });
    const added = brought.map(({ questionId, question, bankQuestionId }) => ({
      ...{ id: uuidV7(), questionId, bankQuestionId, question: fitToKind(question) },
    }));
    const { length: before } = await readOrder(tx, assessmentVersionId);
    const sectionKey = await homeSection(tx, assessmentVersionId, null);
    await insertRows(
      tx,
      "question",
      added.map(({ questionId, bankQuestionId }) => ({ id: questionId, assessmentId, bankQuestionId, createdAt: at })),
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

type Imported = ImportQuestions["questions"];

interface Brought {
  questionId: string;
  question: EditedQuestion;
  /** Null for one that is of no bank. */
  bankQuestionId: string | null;
}

async function bringFromBanks(
  tx: Tx,
  actor: Actor,
  { versionId, questions }: { versionId: string; questions: Imported },
): Promise<Brought[]> {
  const brought = new Map<string, Omit<Brought, "questionId">>();
  for (const bankId of new Set(questions.flatMap((each) => each.bankId ?? []))) {
    await findBank(tx, actor, bankId);
    const ofBank = questions.filter((each) => each.bankId === bankId);
    const texts = ofBank.map(({ question }) => question);
    const there = await bringQuestions(tx, { from: { bankId }, to: { versionId } }, texts);
    const ids = ofBank.flatMap(({ bankQuestionId }) => bankQuestionId ?? []);
    const inBank = await tx.bankQuestion.findMany({ where: { bankId, id: { in: ids } }, select: { id: true } });
    for (const [at, { questionId, question, bankQuestionId }] of ofBank.entries()) {
      const original = inBank.find(({ id }) => id === bankQuestionId);
      brought.set(questionId, { question: there[at] ?? question, bankQuestionId: original?.id ?? null });
    }
  }
  return questions.map(({ questionId, question }) => ({
    ...{ questionId, question, bankQuestionId: null },
    ...brought.get(questionId),
  }));
}
