import { isSame } from "@/features/editor/merge-fields";
import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV4 } from "@/lib/uuid-v4";

export interface BankContent {
  bankQuestionId: string;
  /** Of its latest version. */
  bankVersionId: string;
  content: EditedQuestion;
}

/** What all questions of a draw have in the assessment, whatever they have in their bank. */
export interface DrawTerms {
  points: number;
  /** Lessons of the course to read again after missing one of them. */
  readAgain: readonly string[];
}

/** A question in the pool of a draw, as it is in the assessment. */
export interface PoolContent extends DrawTerms {
  bankQuestionId: string;
  bankVersionId: string;
  /** What that version says in its bank; null where it can't be read anymore. */
  bankContent: EditedQuestion | null;
}

export interface PoolPlan<Placed extends PoolContent> {
  added: BankContent[];
  changed: { placed: Placed; to: BankContent }[];
  removed: Placed[];
}

/** Questions that can be asked; those with something missing are not drawn. */
export const askable = (questions: readonly BankContent[]): BankContent[] =>
  questions.filter(({ content }) => findQuestionProblems(content).length === 0);

/** Whether a question of the assessment is what its bank and its draw say: points in the bank are none of a draw. */
export function isUpToDate(
  { bankVersionId, bankContent, points, readAgain }: Omit<PoolContent, "bankQuestionId">,
  to: Pick<BankContent, "bankVersionId" | "content">,
  terms: DrawTerms,
): boolean {
  if (points !== terms.points || !isSame(readAgain, terms.readAgain)) return false;
  return (
    bankVersionId === to.bankVersionId ||
    isSame(bankContent && { ...bankContent, points: 0 }, { ...to.content, points: 0 })
  );
}

/** What turns the pool of a draw into the questions that match it now, each with what the draw gives them. */
export function planPool<Placed extends PoolContent>(
  pool: readonly Placed[],
  matching: readonly BankContent[],
  terms: DrawTerms,
): PoolPlan<Placed> {
  const wanted = new Map(matching.map((each) => [each.bankQuestionId, each]));
  const placed = new Set(pool.map(({ bankQuestionId }) => bankQuestionId));
  return {
    added: matching.filter(({ bankQuestionId }) => !placed.has(bankQuestionId)),
    changed: pool.flatMap((each) => {
      const to = wanted.get(each.bankQuestionId);
      return !to || isUpToDate(each, to, terms) ? [] : [{ placed: each, to }];
    }),
    removed: pool.filter(({ bankQuestionId }) => !wanted.has(bankQuestionId)),
  };
}

/** A bank's question as an assessment has it: with what a draw gives it, and answers with ids of their own. */
export const inPool = (
  { content }: Pick<BankContent, "content">,
  { points, readAgain }: DrawTerms,
): EditedQuestion => ({
  ...fitToKind(content),
  points,
  ...(readAgain.length > 0 && { readAgain: [...readAgain] }),
  answers: content.answers.map((answer) => ({ ...answer, id: uuidV4() })),
});
