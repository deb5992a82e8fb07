import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Period } from "@/features/statistics/analytics";
import { plainAmount } from "@/lib/money";
import type { PersonDeps } from "@/server/trpc/context";
import { type CourseAnalytics, getCourseAnalytics } from "./get-course-analytics";

type Line = readonly [part: string, what: string, day: string, value: string | number, before: string | number];

const round = (value: number | null): number | "" => (value === null ? "" : Math.round(value * 100) / 100);

function* linesOf(of: CourseAnalytics): Generator<Line> {
  const { from, to } = of.span;
  for (const [name, figure] of Object.entries(of.figures))
    yield ["figure", name, to, round(figure.value), round(figure.before)];
  for (const { currency, value, before } of of.revenue)
    yield [
      "figure",
      `revenue ${currency}`,
      to,
      plainAmount(value, currency),
      before === null ? "" : plainAmount(before, currency),
    ];
  for (const { day, value, before } of of.newLearners) yield ["new learners", "", day, value, before ?? ""];
  for (const { day, value } of of.studying) yield ["learners who studied", "", day, value, ""];
  for (const { place, title, opened, completed } of of.lessons) {
    yield ["lesson opened", `${place} ${title}`, from, opened, ""];
    yield ["lesson completed", `${place} ${title}`, from, completed, ""];
  }
  for (const { title, attempts, passed, percentage } of of.assessments) {
    yield ["attempts", title, from, attempts, ""];
    yield ["attempts passed", title, from, passed, ""];
    yield ["mean score", title, from, attempts > 0 ? round(percentage / 100 / attempts) : "", ""];
  }
  for (const { value, count } of of.tookTally) yield ["completed in days", String(value), from, count, ""];
  for (const { cohort, learners, completed, weeks } of of.cohorts) {
    yield ["cohort", "learners", cohort, learners, ""];
    yield ["cohort", "completed", cohort, completed, ""];
    for (const [week, studied] of weeks.entries())
      if (studied !== null) yield ["cohort", `studied in week ${week}`, cohort, studied, ""];
  }
}

/**
 * What the page says of a course in a period, as the text of a CSV file (UTF-8 with its mark). A cell that a spreadsheet would run is
 * written with an apostrophe before it (OWASP, CSV injection).
 */
export async function exportFigures(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  courseId: string,
  { period }: { period: Period },
): Promise<string> {
  const of = await getCourseAnalytics(deps, courseId, { period, video: null });
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
