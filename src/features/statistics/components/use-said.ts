import { useLocale, useTranslations } from "next-intl";
import type { Figure } from "@/features/statistics/analytics";
import { formatMoney } from "@/lib/money";

/** A figure in words, and what it is made of and against what. */
export interface Said {
  value: string;
  below: string[];
}

type Compared = Pick<Figure, "value" | "before">;

/** How a figure has changed, in words: nothing where there is nothing to compare it with. Amounts as they are shown, so that they add up. */
export function useChange(): (
  figure: Compared,
  round: (value: number) => number,
  unit: (by: number) => string,
) => string[] {
  const t = useTranslations("analytics");
  return ({ value, before }, round, unit) => {
    if (value === null || before === null) return [];
    const by = round(value) - round(before);
    if (by === 0) return [t("same")];
    return [t(by > 0 ? "more" : "less", { amount: unit(Math.abs(by)) })];
  };
}

/** Money in words, each currency for itself. */
export function useMoney(): (revenue: readonly { currency: string; value: number; before: number | null }[]) => Said {
  const t = useTranslations("analytics");
  const locale = useLocale();
  const change = useChange();
  return (revenue) => {
    if (revenue.length === 0) return { value: t("none"), below: [] };
    const below = revenue.flatMap(({ currency, ...compared }) =>
      change(
        compared,
        (amount) => amount,
        (by) => formatMoney(by, currency, locale),
      ),
    );
    const values = revenue.map(({ currency, value }) => formatMoney(value, currency, locale));
    return { value: new Intl.ListFormat(locale, { type: "unit" }).format(values), below };
  };
}
