import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { tableClass } from "@/components/ui/table-frame";
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
    <dl className="mbs-4 mbe-6 grid grid-cols-4 border-ink border-y max-[48rem]:grid-cols-2">
      {numbers.map(([name, value]) => (
        <div
          key={name}
          className="border-line px-4 py-3 not-first:border-s first:ps-0 max-[48rem]:nth-3:border-s-0 max-[48rem]:nth-3:ps-0 max-[48rem]:nth-[n+3]:border-bs"
        >
          <dt className="type-caption text-ink-muted">{name}</dt>
          <dd className="font-[440] font-serif text-[2rem]/[2.5rem] tracking-[-0.012em]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** On a phone a row folds: what it says, then what is wrong with it. */
const cellClass =
  "max-[48rem]:border-0 max-[48rem]:p-0 max-[48rem]:whitespace-normal max-[48rem]:empty:hidden max-[48rem]:wrap-anywhere";
const typedCell = `${cellClass} [font:400_0.8125rem/1.5rem_var(--mono)]`;

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
      <section className={tableClass} tabIndex={0} aria-label={t("need")}>
        <table className="min-inline-[46rem] max-[48rem]:block max-[48rem]:min-inline-0">
          <thead className="max-[48rem]:absolute max-[48rem]:inline-px max-[48rem]:block-px max-[48rem]:overflow-hidden max-[48rem]:[clip-path:inset(50%)]">
            <tr>
              {(["line", "email", "name", "until", "what"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-[48rem]:block">
            {plan.shown.map((row) => (
              <tr
                key={row.line}
                className="max-[48rem]:flex max-[48rem]:flex-wrap max-[48rem]:gap-x-3 max-[48rem]:border-line max-[48rem]:border-be max-[48rem]:py-2.5"
              >
                <td className={`${typedCell} text-ink-muted`}>{row.line}</td>
                <td className={typedCell}>{isAbout(row, "email") ? <Bad>{row.email || "–"}</Bad> : row.email}</td>
                <td className={typedCell}>{row.name}</td>
                <td className={typedCell}>{isAbout(row, "until") ? <Bad>{row.until}</Bad> : row.until}</td>
                <td className={`${cellClass} type-ui max-[48rem]:basis-full`}>
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

function Bad({ children }: { children: ReactNode }) {
  return <span className="bg-negative-wash [box-shadow:inset_0_-2px_var(--negative)]">{children}</span>;
}

const dateProblems = ["bad_date", "no_such_day", "date_has_passed"];

const isAbout = (row: RowPlan, cell: "email" | "until"): boolean =>
  row.outcome === "bad" && row.problem !== "no_seat_left" && dateProblems.includes(row.problem) === (cell === "until");

function Why({ row }: { row: RowPlan }) {
  const t = useTranslations("students.csv");
  if (row.outcome === "bad") return t(`problems.${row.problem}`, { mend: row.mend ?? "none", twin: row.twin ?? 0 });
  return row.outcome === "skip" ? t(`skips.${row.why}`) : null;
}
