import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { LocalTime } from "@/components/i18n/local-time";
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
      <div
        className="budget"
        role="img"
        aria-label={t("budget", facts)}
        style={{ "--at": `${at}%`, "--now": `${now}%` } as CSSProperties}
      />
      <p className="caption num">{t.rich("month", { ...facts, date: () => <LocalTime at={until} shape="date" /> })}</p>
    </>
  );
}
