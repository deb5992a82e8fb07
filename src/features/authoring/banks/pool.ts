import { findQuestionProblems, fitToKind } from "@/features/questions/authoring";
import type { EditedQuestion } from "@/features/questions/edited-question";
import { uuidV4 } from "@/lib/uuid-v4";

export interface BankContent {
  bankQuestionId: string;
  /** Of its latest version. */
  bankVersionId: string;
  content: EditedQuestion;
}

/** A question in the pool of a draw, as it is in the assessment. */
export interface PoolContent {
  bankQuestionId: string;
  bankVersionId: string;
  points: number;
}

export interface PoolPlan<Placed extends PoolContent> {
  added: BankContent[];
  changed: { placed: Placed; to: BankContent }[];
  removed: Placed[];
}

/** Questions that can be asked; those with something missing are not drawn. */
export const askable = (questions: readonly BankContent[]): BankContent[] =>
  questions.filter(({ content }) => findQuestionProblems(content).length === 0);

/** What turns the pool of a draw into the questions that match it now, each with the points of the draw. */
export function planPool<Placed extends PoolContent>(
  pool: readonly Placed[],
  matching: readonly BankContent[],
  points: number,
): PoolPlan<Placed> {
  const wanted = new Map(matching.map((each) => [each.bankQuestionId, each]));
  const placed = new Set(pool.map(({ bankQuestionId }) => bankQuestionId));
  return {
    added: matching.filter(({ bankQuestionId }) => !placed.has(bankQuestionId)),
    changed: pool.flatMap((each) => {
      const to = wanted.get(each.bankQuestionId);
      const isSame = !to || (to.bankVersionId === each.bankVersionId && each.points === points);
      return isSame ? [] : [{ placed: each, to }];
    }),
    removed: pool.filter(({ bankQuestionId }) => !wanted.has(bankQuestionId)),
  };
}

/** A bank's question as an assessment has it: with these points, and answers with ids of their own. */
export const inPool = ({ content }: Pick<BankContent, "content">, points: number): EditedQuestion => ({
  ...fitToKind(content),
  points,
  answers: content.answers.map((answer) => ({ ...answer, id: uuidV4() })),
});
