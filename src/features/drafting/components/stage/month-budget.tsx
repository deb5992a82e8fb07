import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { AmountBar } from "@/components/studio/amount-bar";
import { creditsOf } from "@/features/drafting/credits";
import type { CreditsView } from "@/features/drafting/server/runs/stage-view";

/** The credits of the month: used, and hatched what `more` tokens would add. */
export function MonthBudget({ credits, more }: { credits: CreditsView; more: number }) {
  const t = useTranslations("suggestions.side");
  const { grantedTokens, usedTokens, until } = credits;
  const shareOf = (tokens: number) => (grantedTokens === 0 ? 0 : Math.min(100, (tokens / grantedTokens) * 100));
  const at = shareOf(usedTokens);
  const now = Math.min(100 - at, shareOf(more));
  const facts = { used: creditsOf(usedTokens), granted: creditsOf(grantedTokens), more: creditsOf(more) };
  return (
    <>
      <AmountBar role="img" aria-label={t("budget", facts)} at={at} more={now} />
      <p className="caption num">{t.rich("month", { ...facts, date: () => <LocalTime at={until} shape="date" /> })}</p>
    </>
  );
}

/** What was spent, and a `MonthBudget`. */
export function Costs({ children }: { children: ReactNode }) {
  return <div className="mbs-1 mbe-2 grid gap-2">{children}</div>;
}
