import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/i18n/local-time";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Period } from "@/features/statistics/analytics";
import type { SiteFigureName } from "@/features/statistics/rules";
import type { RowBehind, RowsBehind } from "@/features/statistics/server/site/list-rows-behind";
import { formatMoney } from "@/lib/money";
import { addressOf } from "../analytics/addresses";
import { siteAddressOf } from "./addresses";

type Shown = "who" | "course" | "publicCourse" | "lesson" | "number" | "stars" | "amount";

/** What is in each row beside its moment: what it is about first. */
const columnsOf: Record<SiteFigureName, readonly Shown[]> = {
  accounts: ["who"],
  learners: ["who"],
  active: ["who"],
  enrollments: ["who", "course"],
  revenue: ["who", "course", "amount"],
  completed: ["who", "course"],
  lessonsCompleted: ["who", "course", "lesson"],
  certificates: ["who", "course", "number"],
  reviews: ["who", "course", "stars"],
  courses: ["publicCourse"],
  instructors: ["who"],
};

function Who({ row: { person } }: { row: RowBehind }) {
  if (!person) return null;
  return (
    <>
      <Link href={`/admin/users/${person.id}`} dir="auto">
        {person.name}
      </Link>{" "}
      <span className="caption">{person.username}</span>
    </>
  );
}

function Amount({ row: { amountMinor, currency } }: { row: RowBehind }) {
  const locale = useLocale();
  return amountMinor !== null && currency !== null && formatMoney(amountMinor, currency, locale);
}

function Course({ row: { course }, href }: { row: RowBehind; href: (course: { id: string; slug: string }) => string }) {
  const t = useTranslations("figures");
  if (!course) return t("allCourses");
  return (
    <Link href={href(course)} dir="auto">
      {course.title}
    </Link>
  );
}

function useCells(period: Period): Record<Shown, (row: RowBehind) => ReactNode> {
  const format = useFormatter();
  return {
    who: (row) => <Who row={row} />,
    course: (row) => <Course row={row} href={({ id }) => addressOf({ courseId: id, period })} />,
    publicCourse: (row) => <Course row={row} href={({ slug }) => `/courses/${slug}`} />,
    lesson: ({ lesson }) => <bdi>{lesson}</bdi>,
    number: ({ number }) => <Link href={`/verify/${number}`}>{number}</Link>,
    stars: ({ rating }) => rating !== null && format.number(rating),
    amount: (row) => <Amount row={row} />,
  };
}

/** The rows that a figure counts, newest first. */
export function RowsBehindList({
  figure,
  about,
  period,
  behind,
  isLater,
}: {
  figure: SiteFigureName;
  about: string | null;
  period: Period;
  behind: RowsBehind;
  /** Not the first page. */
  isLater: boolean;
}) {
  const t = useTranslations("figures");
  const cells = useCells(period);
  const asked = { of: figure, about };
  const title = behind.about;
  const name = title ? t("inCourse", { name: t(`names.${figure}`), title }) : t(`names.${figure}`);
  const [first = "who", ...others] = columnsOf[figure];
  const columns: [Column<RowBehind>, ...Column<RowBehind>[]] = [
    { id: first, name: t(`columns.${first}`), cell: cells[first] },
    ...others.map((id) => ({ id, name: t(`columns.${id}`), label: t(`columns.${id}`), cell: cells[id] })),
    { id: "when", name: t("columns.when"), label: t("columns.when"), cell: ({ at }) => <LocalTime at={at} /> },
  ];
  return (
    <section className="stack" aria-labelledby="behind">
      <div className="row row--apart row--base">
        <h2 id="behind" className="type-h3 pbe-2" dir="auto">
          {t("behind", { name })}
        </h2>
        <Link href={siteAddressOf(period)}>{t("back")}</Link>
      </div>
      {behind.rows.length === 0 ? (
        <EmptyState title={t("nothing")}>{t("nothingWhy")}</EmptyState>
      ) : (
        <DataTable
          caption={t("rowsCaption", { name })}
          rows={behind.rows}
          keyOf={({ id, at }) => `${id} ${at.getTime()}`}
          columns={columns}
        />
      )}
      {(behind.next !== null || isLater) && (
        <p className="row row--apart">
          {isLater && <Link href={siteAddressOf(period, asked)}>{t("newest")}</Link>}
          {behind.next !== null && (
            <Link href={siteAddressOf(period, { ...asked, after: behind.next })}>{t("older")}</Link>
          )}
        </p>
      )}
    </section>
  );
}
