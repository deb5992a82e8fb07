import { useFormatter, useTranslations } from "next-intl";
import { fewestRatings } from "@/features/catalog/rules";
import { type CountedName, type Figure, type FigureName, figureNames } from "@/features/statistics/analytics";
import type { Analytics } from "@/features/statistics/server/analytics/get-analytics";
import { Ledger } from "../ledger";
import { type Said, useChange, useMoney } from "../use-said";
import { type AnalyticsPlace, addressOf } from "./addresses";

type Counted = Exclude<FigureName, "revenue">;

const isShare = (name: Counted): boolean => name === "completed" || name === "satisfaction";
const places: Record<Counted, number> = {
  learners: 0,
  active: 1,
  completed: 0,
  rating: 1,
  satisfaction: 0,
  certificates: 0,
};

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

function useSaid(): (name: Counted, figure: Figure) => Said {
  const t = useTranslations("analytics");
  const format = useFormatter();
  const change = useChange();

  return (name, figure) => {
    const digits = places[name];
    const { of } = figure;
    const round = (value: number) => rounded(value, digits);
    const write = (value: number) => format.number(round(value));
    const unit = (value: number) => (isShare(name) ? t("points", { amount: round(value) }) : write(value));
    if (figure.value === null) return { value: t("none"), below: [] };
    if (name === "rating" && of < fewestRatings) return { value: t("none"), below: [t("fewReviews", { of })] };
    return {
      value: isShare(name) ? t("percent", { share: write(figure.value) }) : write(figure.value),
      below: [...change(figure, round, unit), t(`what.${name}`, { of })],
    };
  };
}

/** What the period comes to against the one before it, each figure leading to the rows that it counts. */
export function FiguresLedger({
  analytics: { figures, revenue },
  place,
  shown,
}: {
  analytics: Analytics;
  place: AnalyticsPlace;
  shown: CountedName | null;
}) {
  const t = useTranslations("analytics");
  const [say, money] = [useSaid(), useMoney()];
  const cells = figureNames.map((name) => ({
    name,
    title: t(`names.${name}`),
    href: addressOf(place, { of: name }),
    ...(name === "revenue" ? money(revenue) : say(name, figures[name])),
  }));
  return <Ledger caption={t("caption")} cells={cells} shown={shown} />;
}
