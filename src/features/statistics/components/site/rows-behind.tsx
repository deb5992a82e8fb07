import Link from "next/link";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { SiteFigureName } from "@/features/statistics/rules";
import type { RowBehind } from "@/features/statistics/server/list-rows-behind";

/** What is in each row beside its moment: what it is about first. */
const columns: Record<SiteFigureName, readonly ("who" | "course" | "lesson" | "number")[]> = {
  courses: ["course"],
  learners: ["who"],
  instructors: ["who"],
  lessonsCompleted: ["who", "course", "lesson"],
  certificates: ["who", "course", "number"],
};

/** The rows that a figure counts. */
export function RowsBehindTable({ figure, rows }: { figure: SiteFigureName; rows: readonly RowBehind[] }) {
  const t = useTranslations("figures");
  const [first, ...others] = columns[figure];
  if (rows.length === 0) return <EmptyState title={t("nothing")}>{t("nothingWhy")}</EmptyState>;
  return (
    <div className="datatable roll">
      <table>
        <caption className="visually-hidden">{t("rowsCaption", { name: t(`names.${figure}`) })}</caption>
        <thead>
          <tr>
            {columns[figure].map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col">{t("columns.when")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Cell column={first ?? "who"} row={row} />
              </th>
              {others.map((column) => (
                <td key={column} data-l={t(`columns.${column}`)}>
                  <Cell column={column} row={row} />
                </td>
              ))}
              <td className="nowrap" data-l={t("columns.when")}>
                {row.at && <LocalTime at={row.at} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  column,
  row: { person, course, detail },
}: {
  column: "who" | "course" | "lesson" | "number";
  row: RowBehind;
}) {
  if (column === "who")
    return (
      <>
        <bdi>{person?.name}</bdi> <span className="caption">{person?.username}</span>
      </>
    );
  if (column === "course") return course && <Link href={`/courses/${course.slug}`}>{course.title}</Link>;
  return column === "number" ? <Link href={`/verify/${detail}`}>{detail}</Link> : <bdi>{detail}</bdi>;
}
