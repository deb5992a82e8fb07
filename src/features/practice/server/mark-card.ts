import "server-only";
import { scoreAttempt } from "@/features/assessment/marking";
import { readQuestions } from "@/features/assessment/server/read-questions";
import type { PracticeAnswer } from "@/features/practice/schema";
import type { QuestionContent, QuestionScore } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PracticeDeps } from "./get-practice";
import { type OpenCard, readOpenCards } from "./read-open-cards";

export interface AnsweredCard {
  card: OpenCard;
  question: QuestionContent;
  score: QuestionScore;
}

/**
 * A card that is asked now, with its answer marked.
 * @throws AppError NOT_FOUND `practice.no_such_card` where it is not the person's or may not be asked; RULE_BROKEN `practice.not_due`;
 * CONFLICT `practice.question_changed` where the course has another version of its question by now; RULE_BROKEN
 * `assessment.answer_does_not_fit`.
 */
export async function markCard(
  { db, actor, now }: { db: Tx } & Pick<PracticeDeps, "actor" | "now">,
  answer: PracticeAnswer,
): Promise<AnsweredCard> {
  const at = now();
  const card = (await readOpenCards(db, actor.id, at)).find(({ id }) => id === answer.cardId);
  if (!card) throw new AppError("NOT_FOUND", "practice.no_such_card");
  if (card.dueAt > at) throw new AppError("RULE_BROKEN", "practice.not_due");
  if (card.questionVersionId !== answer.questionVersionId) throw new AppError("CONFLICT", "practice.question_changed");
  const [stored] = await readQuestions(db, [card.questionVersionId]);
  if (!stored) throw new AppError("NOT_FOUND", "practice.no_such_card");
  // Practice counts for nothing, so a wrong answer costs nothing.
  const question = { ...stored, penalty: 0 };
  const { selectedAnswers, textResponse, fields } = answer;
  const type = questionType(question.type);
  const isEmpty = selectedAnswers.length === 0 && textResponse === "" && Object.keys(fields).length === 0;
  if (!isEmpty && !type.accepts(question, answer)) throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
  const marked = scoreAttempt([question], new Map([[question.versionId, answer]]), 0);
  return { card, question, score: marked.byQuestion.get(question.versionId) ?? { earned: 0, isCorrect: false } };
}
