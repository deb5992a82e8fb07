import type { Hundredths } from "@/features/questions/points";
import type { QuestionContent, QuestionResponse } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { scoreQuestion } from "./marking";

export const regradeWays = ["MENDED_KEY", "EITHER_KEY", "FULL_POINTS", "LEFT_OUT", "AS_MARKED"] as const;
export type RegradeWay = (typeof regradeWays)[number];

/** Which ways take the key of a later version. */
export const needsMendedKey = (way: RegradeWay): boolean => way === "MENDED_KEY" || way === "EITHER_KEY";

/** What an answer has. */
export interface AnswerMark {
  /** Null while it waits for a person. */
  earned: Hundredths | null;
  /** Null between none and all of the points of a person, and for what is left out. */
  isCorrect: boolean | null;
  /** Its question counts for nothing in its attempt. */
  isLeftOut: boolean;
}

export interface RegradeOf {
  way: RegradeWay;
  /** As it was asked. */
  question: QuestionContent;
  /** The version whose key is used; null for ways that need none. */
  mended: QuestionContent | null;
}

/** The question as it was asked, with the key of another version; null where that key can't mark it. */
export function withMendedKey(question: QuestionContent, mended: QuestionContent): QuestionContent | null {
  if (mended.type !== question.type) return null;
  return questionType(question.type).withKeyOf?.(question, mended) ?? null;
}

/** What marking gives an answer at the end of its attempt, without any regrade. */
export function firstMark(question: QuestionContent, response: QuestionResponse): AnswerMark {
  const score = scoreQuestion(question, response);
  return { earned: score?.earned ?? null, isCorrect: score?.isCorrect ?? null, isLeftOut: false };
}

/**
 * What an answer has after a regrade. It hangs on the question, the response and `first`, which is what marking or the latest grade
 * of a person gave: earlier regrades leave no trace, so a regrade takes all of them back.
 */
export function regradedMark(
  { way, question, mended }: RegradeOf,
  response: QuestionResponse,
  first: AnswerMark,
): AnswerMark {
  if (way === "AS_MARKED") return { ...first, isLeftOut: false };
  if (way === "FULL_POINTS") return { earned: question.points, isCorrect: true, isLeftOut: false };
  if (way === "LEFT_OUT") return { earned: 0, isCorrect: null, isLeftOut: true };
  const keyed = mended && withMendedKey(question, mended);
  const byKey = keyed ? firstMark(keyed, response) : first;
  if (way === "MENDED_KEY") return byKey;
  return (first.earned ?? 0) >= (byKey.earned ?? 0) ? first : byKey;
}

/** Points left out of a maximum by one answer. */
export const leftOutPoints = ({ isLeftOut }: Pick<AnswerMark, "isLeftOut">, points: Hundredths): Hundredths =>
  isLeftOut ? points : 0;
