import { useTranslations } from "next-intl";
import type { PromptUse } from "@/features/drafting/server/prompts/prompt-use";
import { useOutcomeText } from "./outcome-text";

/** Outcomes that are named; the rest is summed up. */
const mostNamed = 3;

/** How the requests of a version ended, the most frequent first: "Answered 95%, Took too long 5%". */
export function OutcomeShares({ use: { requests, outcomes } }: { use: PromptUse }) {
  const t = useTranslations("prompts.outcomes");
  const words = useOutcomeText();
  const named = outcomes.slice(0, mostNamed);
  const rest = outcomes.slice(mostNamed).reduce((sum, each) => sum + each.requests, 0);
  const shares = named.map((each) => t("share", { outcome: words(each.outcome), share: each.requests / requests }));
  if (rest > 0) shares.push(t("rest", { share: rest / requests }));
  return shares.join(", ");
}
