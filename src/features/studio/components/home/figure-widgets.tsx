import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { CSSProperties, ReactNode } from "react";
import { fewestRatings } from "@/features/catalog/rules";
import type { Figures } from "@/features/studio/server/home/read-figures";
import { formatMoney } from "@/lib/money";

const atShare = (value: number, most: number) =>
  ({ "--at": most === 0 ? 0 : Math.round((value / most) * 100) }) as CSSProperties;

/** New students of thirty days against the thirty before, and week by week. */
export function EnrollmentsWidget({ of }: { of: Figures["enrollments"] }) {
  const t = useTranslations("studio.home");
  const format = useFormatter();
  if (of === null) return <p className="muted">{t("noRight")}</p>;
  const most = Math.max(...of.weeks, 1);
  return (
    <>
      <WidgetFigure>
        {format.number(of.now)} <span className="caption">{t("lately")}</span>
      </WidgetFigure>
      <p className="caption">{t("before", { count: of.before })}</p>
      <div
        className="mbs-3 mbe-2 grid block-18 auto-cols-[minmax(0,1fr)] grid-flow-col items-end gap-[3px] border-edge border-be"
        role="img"
        aria-label={t("weeksChart", { figures: of.weeks.join(", ") })}
      >
        {of.weeks.map((count, week) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
          <WeekBar key={week} style={atShare(count, most)} />
        ))}
      </div>
      <p className="caption" aria-hidden="true">
        {t("weeks")}
      </p>
      <details>
        <summary className="caption">{t("table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("week")}</th>
              <th scope="col" className="r">
                {t("learners")}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.weeks.map((count, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
              <tr key={at}>
                <th scope="row">{of.weeks.length - at}</th>
                <td className="r">{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className="caption">{t("totalEnrollments", { total: of.total, completed: of.completed })}</p>
    </>
  );
}

/** What was paid, one line a currency: sums of different money are never added. */
export function RevenueWidget({ of }: { of: Figures["revenue"] }) {
  const t = useTranslations("studio.home");
  const locale = useLocale();
  if (of === null) return <p className="muted">{t("noRight")}</p>;
  if (of.length === 0) return <p className="muted">{t("noMoney")}</p>;
  return of.map(({ currency, now, before, total }) => {
    const money = (minor: number) => formatMoney(minor, currency, locale);
    return (
      <div key={currency}>
        <WidgetFigure>
          {money(now)} <span className="caption">{t("lately")}</span>
        </WidgetFigure>
        <p className="caption">{t("beforeMoney", { amount: money(before) })}</p>
        <p className="caption">{t("totalMoney", { amount: money(total) })}</p>
      </div>
    );
  });
}

/** The mean over every approved review, and how the stars fall. */
export function RatingsWidget({ of }: { of: Figures["ratings"] }) {
  const t = useTranslations("studio.home");
  const format = useFormatter();
  if (of.average === null || of.count < fewestRatings)
    return <p className="muted">{t("tooFew", { count: of.count })}</p>;
  const stars = of.histogram.map((count, at) => ({ stars: at + 1, count })).reverse();
  const most = Math.max(...of.histogram, 1);
  return (
    <>
      <WidgetFigure>
        {format.number(of.average, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}{" "}
        <span className="caption">{t("reviews", { count: of.count })}</span>
      </WidgetFigure>
      <p className="caption">{t("newReviews", { count: of.lately })}</p>
      <div
        className="caption mbs-3 mbe-2 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1"
        role="img"
        aria-label={t("starsChart", { figures: stars.map(({ count }) => count).join(", ") })}
      >
        {stars.map((line) => (
          <StarLine key={line.stars} {...line} most={most} />
        ))}
      </div>
    </>
  );
}

function StarLine({ stars, count, most }: { stars: number; count: number; most: number }) {
  const t = useTranslations("studio.home");
  return (
    <>
      <span className="num">{t("stars", { stars })}</span>
      <i
        className="inline-[max(1px,calc(var(--at)*1%))] block-2 bg-(--own) forced-color-adjust-none"
        style={atShare(count, most)}
      />
      <span className="num">{count}</span>
    </>
  );
}

function WidgetFigure({ children }: { children: ReactNode }) {
  return <p className="my-1 text-(color:--own-figure) [font:460_2.25rem/2.5rem_var(--serif)]">{children}</p>;
}

function WeekBar({ style }: { style: CSSProperties }) {
  return <span className="block-[max(1px,calc(var(--at)*1%))] bg-(--own) forced-color-adjust-none" style={style} />;
}
