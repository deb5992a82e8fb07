import { type Hundredths, percentageOf, reachesPassingScore } from "@/features/questions/points";
import type { QuestionContent, QuestionResponse, QuestionScore } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";

export interface AttemptScore {
  score: Hundredths;
  maxScore: Hundredths;
  percentage: Hundredths;
  isPassed: boolean;
  byQuestion: ReadonlyMap<string, QuestionScore>;
}

/** Marks a whole attempt. What was not answered earns nothing; a response that does not fit its question counts as none. */
export function scoreAttempt(
  questions: readonly QuestionContent[],
  responses: ReadonlyMap<string, QuestionResponse>,
  passingScore: Hundredths,
): AttemptScore {
  const byQuestion = new Map(
    questions.map((question) => [question.versionId, scoreQuestion(question, responses.get(question.versionId))]),
  );
  const score = questions.reduce((sum, { versionId }) => sum + (byQuestion.get(versionId)?.earned ?? 0), 0);
  const maxScore = questions.reduce((sum, { points }) => sum + points, 0);
  return {
    score,
    maxScore,
    percentage: percentageOf(score, maxScore),
    isPassed: reachesPassingScore(score, maxScore, passingScore),
    byQuestion,
  };
}

const nothing: QuestionResponse = { selectedAnswers: [], textResponse: "" };

function scoreQuestion(question: QuestionContent, response: QuestionResponse = nothing): QuestionScore {
  const type = questionType(question.type);
  return type.accepts(question, response) ? type.score(question, response) : { earned: 0, isCorrect: false };
}
