import "server-only";
import { firstMark, withMendedKey } from "@/features/assessment/regrading";
import type { GivenAnswer, ReadAttempt } from "@/features/assessment/server/read-attempt";
import { readQuestions } from "@/features/assessment/server/read-questions";
import { type Hundredths, toHundredths } from "@/features/questions/points";
import type { QuestionContent } from "@/features/questions/question-type";
import type { ShownRegrades } from "@/features/questions/reviewed-question";
import { noAnswer } from "@/features/questions/shared/no-answer";
import type { Tx } from "@/server/db/client";

const points = (earned: number | null): Hundredths | null => (earned === null ? null : toHundredths(earned));

export const shownRegrades = (given: GivenAnswer | undefined): ShownRegrades => ({
  isLeftOut: given?.isLeftOut ?? false,
  changes: (given?.regrades ?? []).map(({ at, before, after, ...change }) => ({
    ...change,
    ...{ at: new Date(at), before: points(before), after: points(after) },
  })),
});

/**
 * The questions of an ended attempt with the keys that their answers were marked by: that of a regrade where it explains the points, so that
 * nothing is called wrong that has them. Those who kept theirs see the key that gave them. A query only where there is such a regrade.
 */
export async function withStandingKeys(
  tx: Tx,
  { answers, mendedVersions }: Pick<ReadAttempt, "answers" | "mendedVersions">,
  questions: readonly QuestionContent[],
): Promise<readonly QuestionContent[]> {
  const mendedIds = Object.values(mendedVersions);
  if (mendedIds.length === 0) return questions;
  const mended = new Map((await readQuestions(tx, mendedIds)).map((question) => [question.versionId, question]));
  return questions.map((question) => {
    const later = mended.get(mendedVersions[question.versionId] ?? "");
    const keyed = later ? withMendedKey(question, later) : null;
    if (!keyed) return question;
    const given = answers.find(({ questionVersionId }) => questionVersionId === question.versionId);
    return firstMark(keyed, given ?? noAnswer).earned === (given?.pointsEarned ?? 0) ? keyed : question;
  });
}
