import "server-only";
import type {
  AddBankQuestions,
  BankQuestionRefs,
  MarkBankQuestions,
  SaveBankQuestion,
} from "@/features/authoring/banks/schema";
import { isSame } from "@/features/editor/merge-fields";
import { fitToKind } from "@/features/questions/authoring";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank, holdBank } from "./own-banks";

type BankDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/** Without lessons to read again: a bank has no course that they could be of. */
function contentOf(question: EditedQuestion): Omit<EditedQuestion, "readAgain"> {
  const { readAgain: _, ...content } = fitToKind(question);
  return content;
}

const eachOnce = (tags: readonly string[]): string[] => [...new Set(tags)];

export interface AddedQuestions {
  /** Ids that were known. */
  alreadyThere: string[];
}

/**
 * Adds questions, all or none. One whose id is known already is not added again, whatever became of it since.
 * @throws AppError NOT_FOUND when the bank isn't the actor's; CONFLICT `courses.id_taken`.
 */
export function addBankQuestions({ db, actor, now }: BankDeps, input: AddBankQuestions): Promise<AddedQuestions> {
  return db.$transaction(async (tx) => {
    await holdBank(tx, actor, input.bankId, "shared");
    return insertBankQuestions(tx, input, now());
  });
}

/** The same within a transaction, into a bank that the actor may open. */
export async function insertBankQuestions(
  tx: Tx,
  { bankId, tags, difficulty, questions }: AddBankQuestions,
  createdAt: Date,
): Promise<AddedQuestions> {
  const ids = questions.map(({ questionId }) => questionId);
  const known = await tx.bankQuestion.findMany({ where: { id: { in: ids } }, select: { id: true, bankId: true } });
  if (known.some((each) => each.bankId !== bankId)) throw new AppError("CONFLICT", "courses.id_taken");
  const isKnown = new Set(known.map(({ id }) => id));
  const added = questions.filter(({ questionId }) => !isKnown.has(questionId));
  await tx.bankQuestion.createMany({
    data: added.map(({ questionId: id, marks = { tags, difficulty } }) => ({
      ...{ id, bankId, tags: eachOnce(marks.tags), difficulty: marks.difficulty, createdAt },
    })),
  });
  await tx.bankQuestionVersion.createMany({
    data: added.map(({ questionId: bankQuestionId, question }) => ({
      ...{ bankQuestionId, number: 1, content: contentOf(question), createdAt },
    })),
  });
  return { alreadyThere: [...isKnown] };
}

/**
 * Stores a question, with its tags and difficulty. A changed content makes the next version, and what has been drawn keeps its own.
 * The same change again is none.
 * @returns the number of the latest version.
 * @throws AppError NOT_FOUND; CONFLICT `authoring.bank_question_changed_meanwhile` when a later version is there than the author saw.
 */
export function saveBankQuestion(
  { db, actor, now }: BankDeps,
  { bankId, questionId, number, question, tags, difficulty }: SaveBankQuestion,
): Promise<{ number: number }> {
  return db.$transaction(async (tx) => {
    await holdBank(tx, actor, bankId, "shared");
    // Holds the question, so that of two editors the second finds the version of the first.
    const { count } = await tx.bankQuestion.updateMany({
      where: { id: questionId, bankId, deletedAt: null },
      data: { tags: eachOnce(tags), difficulty },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "common.not_found");
    const latest = await latestVersion(tx, questionId);
    const content = contentOf(question);
    if (isSame(StoredQuestion.parse(latest.content), content)) return { number: latest.number };
    if (latest.number !== number) throw new AppError("CONFLICT", "authoring.bank_question_changed_meanwhile");
    const next = number + 1;
    await tx.bankQuestionVersion.create({
      data: { bankQuestionId: questionId, number: next, content, createdAt: now() },
    });
    return { number: next };
  });
}

const latestVersion = (tx: Tx, bankQuestionId: string) =>
  tx.bankQuestionVersion.findFirstOrThrow({
    where: { bankQuestionId },
    orderBy: { number: "desc" },
    select: { number: true, content: true },
  });

/**
 * Changes tags, difficulty and points of several questions. Other points make the next version, as an edit does. Deleted ones stay
 * as they are. @throws AppError NOT_FOUND.
 */
export function markBankQuestions(
  { db, actor, now }: BankDeps,
  { bankId, questionIds, addTags, removeTags, difficulty, points }: MarkBankQuestions,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await holdBank(tx, actor, bankId, "shared");
    // Holds the questions, as a save of one does.
    await tx.$executeRaw`
      UPDATE bank_question q SET tags = ARRAY(
               SELECT DISTINCT t FROM unnest(q.tags || ${addTags}::text[]) t WHERE t <> ALL(${removeTags}::text[]) ORDER BY t),
             difficulty = CASE WHEN ${difficulty === "keep"} THEN q.difficulty ELSE ${difficulty === "keep" ? null : difficulty}::smallint END
       WHERE q.bank_id = ${bankId}::uuid AND q.id = ANY(${questionIds}::uuid[]) AND q.deleted_at IS NULL`;
    if (points !== "keep") await setPoints(tx, { bankId, questionIds, points, createdAt: now() });
  });
}

async function setPoints(
  tx: Tx,
  { bankId, questionIds, points, createdAt }: BankQuestionRefs & { points: number; createdAt: Date },
): Promise<void> {
  const questions = await tx.bankQuestion.findMany({
    where: { bankId, id: { in: questionIds }, deletedAt: null },
    select: { id: true, versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, content: true } } },
  });
  const latest = questions.flatMap(({ id, versions }) => versions.map((version) => ({ ...version, id })));
  await tx.bankQuestionVersion.createMany({
    data: latest.flatMap(({ id: bankQuestionId, number, content }) => {
      const question = StoredQuestion.parse(content);
      if (question.points === points) return [];
      return [{ bankQuestionId, number: number + 1, content: contentOf({ ...question, points }), createdAt }];
    }),
  });
}

/** Draws keep them until they are updated. Doing it twice is no error. @throws AppError NOT_FOUND when the bank isn't the actor's. */
export const deleteBankQuestions = (deps: BankDeps, refs: BankQuestionRefs): Promise<void> =>
  setDeleted(deps, refs, deps.now());

/** @throws AppError NOT_FOUND when the bank isn't the actor's. */
export const restoreBankQuestions = (deps: BankDeps, refs: BankQuestionRefs): Promise<void> =>
  setDeleted(deps, refs, null);

function setDeleted(
  { db, actor }: BankDeps,
  { bankId, questionIds }: BankQuestionRefs,
  deletedAt: Date | null,
): Promise<void> {
  return db.$transaction(async (tx) => {
    await findBank(tx, actor, bankId);
    await tx.bankQuestion.updateMany({ where: { bankId, id: { in: questionIds } }, data: { deletedAt } });
  });
}
