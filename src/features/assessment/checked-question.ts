import type { Hundredths } from "@/features/questions/points";
import type { ReviewedQuestion } from "@/features/questions/reviewed-question";
import type { AnswerMark } from "./regrading";

export type CheckVerdict = "right" | "partly" | "wrong" | "leftOut";

/** What is shown of a checked answer while its attempt runs: no more than its rules open. */
export interface CheckedQuestion
  extends Pick<ReviewedQuestion, "versionId" | "blanks" | "picture" | "rows" | "feedback" | "explanation"> {
  points: Hundredths;
  /** Null while that isn't shown. A question that a regrade left out says so where its points are shown, too. */
  verdict: CheckVerdict | null;
  /** Null while points aren't shown. */
  earned: Hundredths | null;
}

export function verdictOf({ earned, isCorrect, isLeftOut }: AnswerMark): CheckVerdict {
  if (isLeftOut) return "leftOut";
  if (isCorrect) return "right";
  return (earned ?? 0) > 0 ? "partly" : "wrong";
}
