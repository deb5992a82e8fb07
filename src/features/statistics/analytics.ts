/** What a page of figures is about: the last so many days (UTC), or all that there ever was. */
export const periods = ["28d", "90d", "12m", "all"] as const;
export type Period = (typeof periods)[number];

/** Whole weeks, so that twelve months compare with as many days before them, and draw as weeks. */
const daysOf: Record<Exclude<Period, "all">, number> = { "28d": 28, "90d": 90, "12m": 364 };

export const figureNames = [
  "learners",
  "active",
  "completed",
  "rating",
  "satisfaction",
  "certificates",
  "revenue",
] as const;
export type FigureName = (typeof figureNames)[number];

/**
 * What is in the charts of one course and leads to its rows as the figures do: of a lesson who opened and who finished it, of an
 * assessment the attempts, who studied lately and who ever began, who completed in the period, and who came in a week.
 */
export const partNames = ["opened", "finished", "attempts", "recent", "begun", "took", "cohort"] as const;
export const countedNames = [...figureNames, ...partNames] as const;
export type CountedName = (typeof countedNames)[number];

/** Days for which someone who studied counts as active in a course's engagement, today among them. */
export const RECENT_DAYS = 30;

/** How many rows behind a figure and weeks of cohorts one look shows. */
export const ANALYTICS_ROWS = 50;
export const COHORT_WEEKS = 8;

const dayMs = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const addDaysTo = (day: string, days: number): string => isoDay(timeOf(day) + days * dayMs);
/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDaysTo(day, -((new Date(timeOf(day)).getUTCDay() + 6) % 7));

/** Days as "2026-11-20", both ends included. `before`: the equally long stretch before it; null where there is none to compare with. */
export interface Span {
  from: string;
  to: string;
  before: { from: string; to: string } | null;
}

/** Before anything was counted. */
export const firstDay = "2000-01-01";

export function spanOf(period: Period, now: Date): Span {
  const to = now.toISOString().slice(0, 10);
  if (period === "all") return { from: firstDay, to, before: null };
  const days = daysOf[period];
  const from = addDaysTo(to, 1 - days);
  return { from, to, before: { from: addDaysTo(from, -days), to: addDaysTo(from, -1) } };
}

/** A figure of the stretch, and what it is to be compared with; null where there is nothing to count or to compare with. */
export interface Figure {
  value: number | null;
  before: number | null;
  /** What it is made of, for the words under it: reviews of a rating, completions of a rate, students altogether. */
  of: number;
}

export type DayValue = readonly [day: string, value: number];

export interface Point {
  /** The first day of what it stands for. */
  day: string;
  value: number;
  /** Of the same place in the stretch before. */
  before: number | null;
}

const sumIn = (values: readonly DayValue[], from: string, to: string): number =>
  values.reduce((sum, [day, value]) => (day >= from && day <= to ? sum + value : sum), 0);

const firstDayOf = (values: readonly DayValue[], otherwise: string): string =>
  [...values.map(([day]) => day), otherwise].sort()[0] ?? otherwise;

/** A line by days, by weeks of twelve months, or by the calendar months of all time: without gaps, the last one up to today. */
export function pointsOf(period: Period, span: Span, values: readonly DayValue[]): Point[] {
  if (period === "all") return monthsOf(span, values);
  const step = period === "12m" ? 7 : 1;
  const { from, to, before } = span;
  const points: Point[] = [];
  for (let at = 0; addDaysTo(from, at) <= to; at += step) {
    const day = addDaysTo(from, at);
    const former = before && addDaysTo(before.from, at);
    points.push({
      day,
      value: sumIn(values, day, addDaysTo(day, step - 1)),
      before: former === null ? null : sumIn(values, former, addDaysTo(former, step - 1)),
    });
  }
  return points;
}

function monthsOf({ to }: Span, values: readonly DayValue[]): Point[] {
  const first = firstDayOf(values, to);
  const points: Point[] = [];
  for (let month = first.slice(0, 7); month <= to.slice(0, 7); month = addDaysTo(`${month}-28`, 4).slice(0, 7))
    points.push({ day: `${month}-01`, value: sumIn(values, `${month}-01`, `${month}-31`), before: null });
  return points;
}

/** The same by weeks from Monday, as what is counted by weeks is there; at most the last `most`. */
export function weeksOf(span: Span, values: readonly DayValue[], most = 104): Point[] {
  const first = firstDayOf(values, span.to);
  const start = [mondayOf(span.from), mondayOf(first)].sort().at(-1) ?? mondayOf(span.to);
  const points: Point[] = [];
  for (let week = start; week <= span.to; week = addDaysTo(week, 7))
    points.push({ day: week, value: sumIn(values, week, week), before: null });
  return points.slice(-most);
}

/** A mean over the weeks that begin in a stretch, so that an unfinished one at its start does not count as empty. */
export function weeklyMean(values: readonly DayValue[], { from, to }: { from: string; to: string }): number | null {
  const monday = mondayOf(from);
  let weeks = 0;
  let sum = 0;
  for (let week = monday < from ? addDaysTo(monday, 7) : monday; week <= to; week = addDaysTo(week, 7)) {
    weeks += 1;
    sum += sumIn(values, week, week);
  }
  return weeks === 0 ? null : sum / weeks;
}

export interface Quartiles {
  count: number;
  lower: number;
  median: number;
  upper: number;
}

/** Quartiles of whole numbers given as how often each was: the least at which a quarter, half, three quarters are reached. */
export function quartilesOf(tally: readonly { value: number; count: number }[]): Quartiles | null {
  const sorted = tally.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
  const count = sorted.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  const at = (share: number): number => {
    let reached = 0;
    for (const each of sorted) {
      reached += each.count;
      if (reached >= count * share) return each.value;
    }
    return sorted.at(-1)?.value ?? 0;
  };
  return { count, lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/** A share in percent, never above all of it; null where there is nothing to have a share of. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.min(100, (100 * part) / whole) : null;

/** What a course's page shows of its videos: the one that was watched, else the one asked for, else the first; and all others once. */
export function choiceOfVideo<Video extends { lessonId: string }>(
  videos: readonly Video[],
  watched: { lessonId: string } | null,
  asked: string | null,
): { shown: Video | null; others: Video[] } {
  const id = watched?.lessonId ?? asked;
  const shown = videos.find(({ lessonId }) => lessonId === id) ?? videos[0] ?? null;
  return { shown, others: videos.filter((video) => video !== shown) };
}
