import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { fewestRatings } from "@/features/catalog/rules";
import { type CountedName, type FigureName, figureNames } from "@/features/statistics/analytics";
import type { Analytics, Figure } from "@/features/statistics/server/analytics/get-analytics";
import { formatMoney } from "@/lib/money";
import { type AnalyticsPlace, addressOf } from "./addresses";

/** A figure in words, and what it is made of and against what. */
interface Said {
  value: string;
  below: string[];
}

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
  const isRated = (name: Counted) => name === "rating" || name === "satisfaction";

  return (name, figure) => {
    const digits = places[name];
    const { of } = figure;
    const write = (value: number) => format.number(rounded(value, digits));
    const unit = (value: number) => (isShare(name) ? t("points", { amount: rounded(value, digits) }) : write(value));
    const change = () => {
      if (figure.value === null || figure.before === null) return [];
      const by = rounded(figure.value, digits) - rounded(figure.before, digits);
      if (by === 0) return [t("same")];
      return [t(by > 0 ? "more" : "less", { amount: unit(Math.abs(by)) })];
    };
    if (figure.value === null) return { value: t("none"), below: [] };
    if (isRated(name) && name === "rating" && of < fewestRatings)
      return { value: t("none"), below: [t("fewReviews", { of })] };
    return {
      value: isShare(name) ? t("percent", { share: write(figure.value) }) : write(figure.value),
      below: [...change(), t(`what.${name}`, { of })],
    };
  };
}

function useMoney(): (revenue: Analytics["revenue"]) => Said {
  const t = useTranslations("analytics");
  const locale = useLocale();
  return (revenue) => {
    if (revenue.length === 0) return { value: t("none"), below: [] };
    const below = revenue.flatMap(({ currency, value, before }) => {
      if (before === null) return [];
      if (value === before) return [t("same")];
      return [t(value > before ? "more" : "less", { amount: formatMoney(Math.abs(value - before), currency, locale) })];
    });
    const values = revenue.map(({ currency, value }) => formatMoney(value, currency, locale));
    return { value: new Intl.ListFormat(locale, { type: "unit" }).format(values), below };
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
  const said = figureNames.map((name) => ({
    name,
    title: t(`names.${name}`),
    ...(name === "revenue" ? money(revenue) : say(name, figures[name])),
  }));
  return (
    <div className="ledger ledger--tight">
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            {said.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ledger__n">
            {said.map(({ name, title, value, below }) => (
              <td key={name} data-label={title}>
                <Link
                  href={addressOf(place, { of: name })}
                  aria-label={`${value}, ${t("rows.title", { name: title })}`}
                  aria-current={name === shown ? "true" : undefined}
                  prefetch={false}
                >
                  {value}
                </Link>
                <span className="ledger__change">{below[0]}</span>
              </td>
            ))}
          </tr>
          <tr className="ledger__d">
            {said.map(({ name, below }) => (
              <td key={name}>
                {below.map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
