import { useFormatter, useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { type CountedName, type FigureName, figureNames } from "@/features/statistics/analytics";
import type { AnalyticsRowBehind, AnalyticsRows } from "@/features/statistics/server/analytics/list-analytics-rows";
import { formatMoney } from "@/lib/money";
import { type AnalyticsPlace, addressOf, type RowsAsked } from "./addresses";
import { useDays } from "./use-days";

type RowColumn = Column<AnalyticsRowBehind>;

const extraOf: Partial<Record<CountedName, "stars" | "number" | "amount" | "score" | "days">> = {
  rating: "stars",
  satisfaction: "stars",
  certificates: "number",
  revenue: "amount",
  attempts: "score",
  took: "days",
};

function Who({ row: { person, course } }: { row: AnalyticsRowBehind }) {
  const t = useTranslations("analytics.rows");
  if (!person) return t("someone");
  if (!person.enrollmentId) return <bdi>{person.name}</bdi>;
  return (
    <Link href={`/instructor/courses/${course.id}/students/${person.enrollmentId}`} dir="auto">
      {person.name}
    </Link>
  );
}

function Extra({ row: { rating, amountMinor, currency, number, percentage, days } }: { row: AnalyticsRowBehind }) {
  const locale = useLocale();
  const format = useFormatter();
  const t = useTranslations("analytics");
  if (percentage !== null) return t("percent", { share: format.number(Math.round(percentage)) });
  if (days !== null) return format.number(days);
  if (rating !== null) return format.number(rating);
  if (amountMinor !== null && currency !== null) return formatMoney(amountMinor, currency, locale);
  return number && <Link href={`/verify/${number}`}>{number}</Link>;
}

const isFigure = (name: CountedName): name is FigureName => figureNames.some((figure) => figure === name);

function useRowsName(): (asked: RowsAsked & { of: CountedName }, title?: string) => string {
  const t = useTranslations("analytics");
  const days = useDays();
  return ({ of, week }, title = "") =>
    isFigure(of) ? t(`names.${of}`) : t(`parts.${of}`, { title, day: week ? days.full(week) : "" });
}

/** The rows that a figure counts, newest first. */
export function AnalyticsRowsList({
  asked,
  title,
  behind: { rows, next },
  place,
  isLater,
}: {
  asked: RowsAsked & { of: CountedName };
  /** Of the lesson or assessment that it is about. */
  title: string | undefined;
  behind: AnalyticsRows;
  place: AnalyticsPlace;
  /** Not the first page. */
  isLater: boolean;
}) {
  const t = useTranslations("analytics.rows");
  const name = useRowsName()(asked, title);
  const extra = extraOf[asked.of];
  const columns: [RowColumn, ...RowColumn[]] = [
    { id: "who", name: t("who"), cell: (row) => <Who row={row} /> },
    ...(place.courseId
      ? []
      : [{ id: "course", name: t("course"), cell: ({ course }: AnalyticsRowBehind) => <bdi>{course.title}</bdi> }]),
    ...(extra
      ? [{ id: extra, name: t(extra), label: t(extra), cell: (row: AnalyticsRowBehind) => <Extra row={row} /> }]
      : []),
    { id: "when", name: t("when"), label: t("when"), cell: ({ at }) => <LocalTime at={at} /> },
  ];
  return (
    <section className="stack" aria-labelledby="behind">
      <div className="row row--apart row--base">
        <h2 id="behind" className="type-h3 pbe-2">
          {t("title", { name })}
        </h2>
        <Link href={addressOf(place)}>{t("back")}</Link>
      </div>
      {rows.some(({ person }) => person === null) && <p className="caption">{t("withheld")}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>
      ) : (
        <DataTable caption={t("caption", { name })} rows={rows} keyOf={({ id }) => id} columns={columns} />
      )}
      {(next !== null || isLater) && (
        <p className="row row--apart">
          {isLater && <Link href={addressOf(place, asked)}>{t("newest")}</Link>}
          {next !== null && <Link href={addressOf(place, { ...asked, after: next })}>{t("older")}</Link>}
        </p>
      )}
    </section>
  );
}
