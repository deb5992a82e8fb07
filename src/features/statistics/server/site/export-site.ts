import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Period } from "@/features/statistics/analytics";
import { plainAmount } from "@/lib/money";
import type { Deps } from "@/server/trpc/context";
import { getSiteAnalytics, type SiteAnalytics } from "./get-site-analytics";

type Line = readonly [part: string, what: string, day: string, value: string | number, before: string | number];

const round = (value: number | null): number | "" => (value === null ? "" : Math.round(value * 100) / 100);

/** Under the names that the page has for them. */
const seriesNames = { accounts: "new accounts", enrollments: "enrollments", completed: "completions" } as const;

function* linesOf({ figures, weekly, revenue, series, studying, courses, span }: SiteAnalytics): Generator<Line> {
  const { from, to } = span;
  for (const [name, { value, before }] of Object.entries(figures))
    yield ["figure", name, to, round(value), round(before)];
  yield ["figure", "active per week", to, round(weekly.value), round(weekly.before)];
  for (const { currency, value, before } of revenue)
    yield [
      "figure",
      `revenue ${currency}`,
      to,
      plainAmount(value, currency),
      before === null ? "" : plainAmount(before, currency),
    ];
  for (const name of ["accounts", "enrollments", "completed"] as const)
    for (const { day, value, before } of series[name]) yield [seriesNames[name], "", day, value, before ?? ""];
  for (const { day, value } of studying) yield ["students who studied", "", day, value, ""];
  for (const { currency, points } of revenue)
    for (const { day, value, before } of points)
      yield [
        "revenue",
        currency,
        day,
        plainAmount(value, currency),
        before === null ? "" : plainAmount(before, currency),
      ];
  for (const { title, learners, before, completed } of courses) {
    yield ["course: new students", title, from, learners, before ?? ""];
    yield ["course: completions", title, from, completed, ""];
  }
}

/**
 * What /admin/figures says of a period, as the text of a CSV file (UTF-8 with its mark). A cell that a spreadsheet would run is
 * written with an apostrophe before it (OWASP, CSV injection).
 */
export async function exportSite(deps: Pick<Deps, "db" | "now">, period: Period): Promise<string> {
  const of = await getSiteAnalytics(deps, period);
  return stringify(
    [...linesOf(of)].map((line) => [...line]),
    {
      header: true,
      columns: ["part", "what", "day", "value", "before"],
      escape_formulas: true,
      record_delimiter: "windows",
      bom: true,
    },
  );
}
