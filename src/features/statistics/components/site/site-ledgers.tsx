import { useFormatter, useTranslations } from "next-intl";
import { type Period, shareOf } from "@/features/statistics/analytics";
import { outcomeFigures, peopleFigures, type SiteFigureName } from "@/features/statistics/rules";
import type { SiteAnalytics } from "@/features/statistics/server/site/get-site-analytics";
import { Ledger } from "../ledger";
import { type Said, useChange, useMoney } from "../use-said";
import { siteAddressOf } from "./addresses";

const whole = (value: number): number => Math.round(value);
const toTenth = (value: number): number => Math.round(value * 10) / 10;

function useSaid({ figures, weekly, revenue }: SiteAnalytics): (name: SiteFigureName) => Said {
  const t = useTranslations("figures");
  const format = useFormatter();
  const [change, money] = [useChange(), useMoney()];
  const write = (value: number) => format.number(value);
  const share = shareOf(figures.completed.of, figures.enrollments.of);

  /** Who is active in a stretch is known once, at its end; how many are in a week, of every week. */
  const perWeek = (): string[] => {
    if (weekly.value === null) return [];
    const [changed] = change(weekly, toTenth, write);
    const mean = write(toTenth(weekly.value));
    return [changed ? t("perWeekChanged", { mean, change: changed }) : t("perWeek", { mean })];
  };

  return (name) => {
    if (name === "revenue") return money(revenue);
    const { value, of } = figures[name];
    const what =
      name === "completed" && share !== null
        ? t("what.completedShare", { of, share: write(whole(share)) })
        : t(`what.${name}`, { of });
    const changed = name === "active" ? perWeek() : change(figures[name], whole, write);
    return { value: write(value ?? 0), below: [...changed, what] };
  };
}

/** What the site comes to in a period against the one before, each figure leading to the rows that it counts. */
export function SiteLedgers({
  analytics,
  period,
  shown,
}: {
  analytics: SiteAnalytics;
  period: Period;
  shown: SiteFigureName | null;
}) {
  const t = useTranslations("figures");
  const say = useSaid(analytics);
  const cellsOf = (names: readonly SiteFigureName[]) =>
    names.map((name) => ({ name, title: t(`names.${name}`), href: siteAddressOf(period, { of: name }), ...say(name) }));
  return (
    <>
      <Ledger caption={t("people")} cells={cellsOf(peopleFigures)} shown={shown} />
      <Ledger caption={t("outcomes")} cells={cellsOf(outcomeFigures)} shown={shown} />
    </>
  );
}
