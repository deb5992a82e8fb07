import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FigureName } from "@/features/statistics/analytics";
import type { AnalyticsRowBehind, AnalyticsRows } from "@/features/statistics/server/analytics/list-analytics-rows";
import { formatMoney } from "@/lib/money";
import { type AnalyticsPlace, addressOf } from "./addresses";

type RowColumn = Column<AnalyticsRowBehind>;

const extraOf: Partial<Record<FigureName, "stars" | "number" | "amount">> = {
  rating: "stars",
  satisfaction: "stars",
  certificates: "number",
  revenue: "amount",
};

function Who({ row: { person, course } }: { row: AnalyticsRowBehind }) {
  const t = useTranslations("analytics.rows");
  if (!person) return t("someone");
  if (!person.enrollmentId) return <bdi>{person.name}</bdi>;
  return (
    <Link href={`/instructor/courses/${course.id}/students/${person.enrollmentId}`} prefetch={false} dir="auto">
      {person.name}
    </Link>
  );
}

function Extra({ row: { rating, amountMinor, currency, number } }: { row: AnalyticsRowBehind }) {
  const locale = useLocale();
  const format = useFormatter();
  if (rating !== null) return format.number(rating);
  if (amountMinor !== null && currency !== null) return formatMoney(amountMinor, currency, locale);
  return number && <Link href={`/verify/${number}`}>{number}</Link>;
}

/** The rows that a figure counts in the period, newest first. */
export function AnalyticsRowsList({
  figure,
  behind: { rows, next },
  place,
  isLater,
}: {
  figure: FigureName;
  behind: AnalyticsRows;
  place: AnalyticsPlace;
  /** Not the first page. */
  isLater: boolean;
}) {
  const t = useTranslations("analytics.rows");
  const name = useTranslations("analytics.names")(figure);
  const extra = extraOf[figure];
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
        <h2 id="behind" className="figures__behind">
          {t("title", { name })}
        </h2>
        <Link href={addressOf(place)} prefetch={false}>
          {t("back")}
        </Link>
      </div>
      {rows.some(({ person }) => person === null) && <p className="caption">{t("withheld")}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>
      ) : (
        <DataTable caption={t("caption", { name })} rows={rows} keyOf={({ id }) => id} columns={columns} />
      )}
      {(next !== null || isLater) && (
        <p className="row row--apart">
          {isLater && (
            <Link href={addressOf(place, { of: figure })} prefetch={false}>
              {t("newest")}
            </Link>
          )}
          {next !== null && (
            <Link href={addressOf(place, { of: figure, after: next })} prefetch={false}>
              {t("older")}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
