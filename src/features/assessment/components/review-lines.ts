import { getFormatter, getTranslations } from "next-intl/server";
import type { AttemptRules } from "@/features/assessment/rules";
import { type ReviewPart, type ReviewStage, reviewStages } from "@/features/questions/review-matrix";

type Rules = Pick<AttemptRules, "review" | "maxAttempts" | "closesAt">;

/** What is shown of an ended attempt and when, in a line each; one line for all results where they come together. */
export async function reviewLines(rules: Rules): Promise<{ name: string; value: string }[]> {
  const t = await getTranslations("assessment.shown");
  // What is shown during an attempt has a line of its own.
  const stagesOf = (part: ReviewPart) => reviewStages.filter((stage) => rules.review[part].includes(stage)).join();
  const isOne = stagesOf("correctness") === stagesOf("score") && stagesOf("feedback") === stagesOf("score");
  const line = async (name: "results" | ReviewPart, part: ReviewPart) => ({
    name: t(name),
    value: await shownWhen(rules, part),
  });
  const results = isOne
    ? [line("results", "score")]
    : [line("score", "score"), line("correctness", "correctness"), line("feedback", "feedback")];
  return Promise.all([...results, line("answers", "answers")]);
}

/** When a part is shown, as the end of a sentence: "after passing or after attempt 3". */
export async function shownWhen({ review, maxAttempts: max, closesAt }: Rules, part: ReviewPart): Promise<string> {
  const [t, format] = await Promise.all([getTranslations("assessment.shown"), getFormatter()]);
  const isIn = (stage: ReviewStage) => review[part].includes(stage);
  const before = (["attempt", "done"] as const).filter(isIn);
  const ends = closesAt !== null && !isIn("closed");
  if (before.length === 2) return ends ? t("until", { when: t("always") }) : t("always");
  const phrases = [
    ...(isIn("attempt") ? [t("attempt")] : []),
    ...(isIn("done") ? [t("passed"), ...(max > 0 ? [t("last", { max })] : [])] : []),
    ...(isIn("closed") && closesAt ? [t("closed")] : []),
  ];
  if (phrases.length === 0) return t("never");
  const when = format.list(phrases, { type: "disjunction" });
  return ends ? t("until", { when }) : when;
}

/** Whether it is shown at some time; an assessment that never closes has no time after its closing. */
export const isEverShown = ({ review, closesAt }: Rules, part: ReviewPart): boolean =>
  reviewStages.some((stage) => review[part].includes(stage) && (stage !== "closed" || closesAt !== null));
