"use client";
import { useLocale, useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { CreditsByTier, instructorTiers, TokenPrice, writePerMillion } from "@/features/drafting/credits";

/** What to tell an admin whose prompt or setting was refused. */
export function usePromptRefusal(): (error: unknown) => string {
  const t = useTranslations("prompts");
  const refusal = useRefusal("prompts.errors");
  const locale = useLocale();
  const inWords = (value: unknown): string => {
    const credits = CreditsByTier.safeParse(value).data;
    const list = new Intl.ListFormat(locale, { type: "unit" });
    if (credits) return list.format(instructorTiers.map((tier) => `${t(`credits.${tier}`)} ${credits[tier]}`));
    const price = TokenPrice.safeParse(value).data;
    if (!price) return t("noPrice");
    const { inputPerMillion, outputPerMillion, currency } = price;
    return `${writePerMillion(inputPerMillion)} / ${writePerMillion(outputPerMillion)} ${currency}`;
  };
  return (error) => {
    const { reason, facts } = describeFailure(error);
    if (reason === "prompts.setting_changed")
      return t("errors.setting_changed", { now: inWords((facts as { now?: unknown }).now) });
    return refusal(error);
  };
}

/** What is there now, out of a refusal; undefined where it was about something else. */
export const standingIn = (error: unknown): unknown => {
  const { reason, facts } = describeFailure(error);
  return reason === "prompts.setting_changed" ? (facts as { now?: unknown }).now : undefined;
};
