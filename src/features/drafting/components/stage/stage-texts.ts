"use client";
import { useFormatter, useTranslations } from "next-intl";
import { creditsOf } from "@/features/drafting/credits";
import type { StageSummary } from "@/features/drafting/server/runs/stage-view";

const microsPerUnit = 1_000_000;

/** An amount of money in millionths, as people write it. */
export function useMoney(): (micros: number, currency: string) => string {
  const format = useFormatter();
  const t = useTranslations("suggestions.cost");
  return (micros, currency) => {
    const amount = micros / microsPerUnit;
    const cent = format.number(0.01, { style: "currency", currency });
    if (amount > 0 && amount < 0.01) return t("under", { amount: cent });
    return format.number(amount, { style: "currency", currency });
  };
}

/** What something takes: credits, and money where a price is known. */
export function useEstimateText(): (tokens: number, costMicros: number | null, currency: string | null) => string {
  const t = useTranslations("suggestions.cost");
  const money = useMoney();
  return (tokens, costMicros, currency) =>
    costMicros !== null && currency !== null
      ? t("estimateMoney", { credits: creditsOf(tokens), amount: money(costMicros, currency) })
      : t("estimate", { credits: creditsOf(tokens) });
}

/** How far a stage has come, in a line. */
export function useSummaryText(): (summary: StageSummary) => string {
  const t = useTranslations("suggestions.rail");
  return ({ stage, state, units, waiting, accepted, rejected }) => {
    const parts: string[] = [];
    // One piece of work says nothing in numbers.
    if (state === "running" && units.length === 1) parts.push(t("underWay"));
    else if (state === "running")
      parts.push(t("written", { done: units.filter((unit) => unit.state === "DONE").length, of: units.length }));
    if (state === "stopped" || state === "failed" || state === "out_of_credits") parts.push(t(`states.${state}`));
    if (accepted > 0) parts.push(t("accepted", { count: accepted }));
    if (rejected > 0) parts.push(t("rejected", { count: rejected }));
    if (waiting > 0) parts.push(t("waiting", { count: waiting }));
    return parts.length === 0 ? t(state === "done" ? "nothing" : `hints.${stage}`) : parts.join(", ");
  };
}
