import { type Hundredths, percentageOf, reachesPassingScore } from "@/features/questions/points";
import type { QuestionContent, QuestionResponse, QuestionScore } from "@/features/questions/question-type";
import { costOf, questionType } from "@/features/questions/registry";
import { noAnswer } from "@/features/questions/shared/no-answer";

export interface AttemptScore {
  score: Hundredths;
  maxScore: Hundredths;
  percentage: Hundredths;
  isPassed: boolean;
}

export interface MarkedAttempt {
  /** Null for an answer that waits for a person. */
  byQuestion: ReadonlyMap<string, QuestionScore | null>;
  /** Null while any of them waits. */
  total: AttemptScore | null;
}

/** Marks a whole attempt. What was not answered earns nothing; a response that does not fit its question counts as none. */
export function scoreAttempt(
  questions: readonly QuestionContent[],
  responses: ReadonlyMap<string, QuestionResponse>,
  passingScore: Hundredths,
): MarkedAttempt {
  const byQuestion = new Map(
    questions.map((question) => [question.versionId, scoreQuestion(question, responses.get(question.versionId))]),
  );
  const maxScore = questions.reduce((sum, { points }) => sum + points, 0);
  const earned = questions.map(({ versionId }) => byQuestion.get(versionId)?.earned ?? null);
  return { byQuestion, total: totalOf(earned, { maxScore, passingScore }) };
}

/** What an attempt comes to with these points, at least 0; null while some are missing. */
export function totalOf(
  earned: readonly (Hundredths | null)[],
  { maxScore, passingScore }: { maxScore: Hundredths; passingScore: Hundredths },
): AttemptScore | null {
  if (earned.includes(null)) return null;
  const sum = earned.reduce<number>((all, points) => all + (points ?? 0), 0);
  const score = Math.max(0, sum);
  return {
    score,
    maxScore,
    percentage: percentageOf(score, maxScore),
    isPassed: reachesPassingScore(score, maxScore, passingScore),
  };
}

/**
 * Null for an answer that waits for a person. An answer that earns nothing costs what its question says; one that was left blank or
 * doesn't fit costs nothing.
 */
export function scoreQuestion(question: QuestionContent, response: QuestionResponse = noAnswer): QuestionScore | null {
  const type = questionType(question.type);
  if (!type.accepts(question, response)) return { earned: 0, isCorrect: false };
  if (type.needsPerson?.(question.body) && !type.isBlank(response)) return null;
  const score = type.score(question, response);
  const isWrong = score.earned === 0 && !score.isCorrect && !type.isBlank(response);
  return isWrong ? { ...score, earned: 0 - costOf(question) } : score;
}
