import { useTranslations } from "next-intl";
import type { ImportPlan } from "@/features/enrollment/server/students/import-students";
import type { RowPlan } from "@/features/enrollment/students";

const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const delimiterWord = (sign: string) =>
  sign === ";" || sign === "\t" || sign === "|" ? delimiters[sign] : delimiters[","];

/** What an import would do, in numbers and row by row where someone has to look. */
export function PlanNumbers({ plan }: { plan: ImportPlan }) {
  const t = useTranslations("students.csv");
  const numbers = [
    [t("enroll"), plan.enroll],
    [t("invite"), plan.invite],
    [t("skip"), plan.skip],
    [t("bad"), plan.bad],
  ] as const;
  return (
    <dl className="dry">
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function PlanRows({ plan, file }: { plan: ImportPlan; file: string }) {
  const t = useTranslations("students.csv");
  if (plan.shown.length === 0) return null;
  return (
    <>
      <div className="row row--apart row--base">
        <h2>{t("need")}</h2>
        <span className="caption">
          {t("facts", {
            file,
            delimiter: t(`delimiters.${delimiterWord(plan.delimiter)}`),
            encoding: plan.encoding,
            header: String(plan.hasHeader),
          })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so it must be scrollable by keys */}
      <section className="datatable rows-csv" tabIndex={0} aria-label={t("need")}>
        <table>
          <thead>
            <tr>
              {(["line", "email", "name", "until", "what"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.shown.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>{isAbout(row, "email") ? <span className="bad">{row.email || "–"}</span> : row.email}</td>
                <td>{row.name}</td>
                <td>{isAbout(row, "until") ? <span className="bad">{row.until}</span> : row.until}</td>
                <td className="why">
                  <Why row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {plan.shown.length < plan.bad + plan.skip && <p className="caption">{t("more", { count: plan.shown.length })}</p>}
    </>
  );
}

const dateProblems = ["bad_date", "no_such_day", "date_has_passed"];

const isAbout = (row: RowPlan, cell: "email" | "until"): boolean =>
  row.outcome === "bad" && row.problem !== "no_seat_left" && dateProblems.includes(row.problem) === (cell === "until");

function Why({ row }: { row: RowPlan }) {
  const t = useTranslations("students.csv");
  if (row.outcome === "bad") return t(`problems.${row.problem}`, { mend: row.mend ?? "none", twin: row.twin ?? 0 });
  return row.outcome === "skip" ? t(`skips.${row.why}`) : null;
}
