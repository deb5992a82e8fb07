import { useTranslations } from "next-intl";
import type { IconName } from "@/components/ui/icon-names";

const known = [
  "answered",
  "started",
  "stopped",
  "lost",
  "unauthorized",
  "rate_limited",
  "unavailable",
  "timeout",
  "refused",
  "invalid_answer",
  "context_too_long",
] as const;

/** How a request ended, in words. What has none is shown as it is stored. */
export function useOutcomeText(): (outcome: string) => string {
  const t = useTranslations("prompts.outcomes");
  return (outcome) => {
    const name = known.find((each) => each === outcome);
    return name === undefined ? outcome : t(name);
  };
}

export const outcomeIcon = (outcome: string): IconName => {
  if (outcome === "answered") return "check";
  if (outcome === "started") return "loader";
  return outcome === "stopped" ? "pause" : "circle-alert";
};
