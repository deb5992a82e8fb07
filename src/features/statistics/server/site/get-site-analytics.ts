import "server-only";
import * as z from "zod";
import {
  type DayValue,
  type Figure,
  type Period,
  type Point,
  pointsOf,
  type Span,
  spanOf,
  weeklyMean,
  weeksOf,
} from "@/features/statistics/analytics";
import type { SiteFigureName } from "@/features/statistics/rules";
import { Prisma } from "@/generated/prisma/client";
import { queryRow, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { daysOfMeasure, figureSums, Sums } from "../analytics/figures-sql";
import { theSite } from "../sources/source";
import { TopCourse, topCourses } from "./top-courses-sql";

const series = ["accounts", "enrollments", "completed"] as const;

export interface SiteAnalytics {
  figures: Record<Exclude<SiteFigureName, "revenue">, Figure>;
  /** How many studied in a week on the mean: those who are active in a stretch that is over are not known any more. */
  weekly: { value: number | null; before: number | null };
  /** One entry a currency, in minor units: sums of different money are never added. */
  revenue: { currency: string; value: number; before: number | null; points: Point[] }[];
  series: Record<(typeof series)[number], Point[]>;
  studying: Point[];
  courses: TopCourse[];
  /** Everything that had happened by then is counted; null before anything was. */
  asOf: Date | null;
  /** When all rows were last counted again; null before the first time. */
  recountedAt: Date | null;
  /** Changes that wait to be counted. */
  waiting: number;
  span: Span;
}

const Row = rowSchema(() => ({
  courses: z.array(TopCourse()),
  /** Everything that had happened by then is counted; null before anything was. */
  asOf: z.date().nullable(),
  /** When all rows were last counted again; null before the first time. */
  recountedAt: z.date().nullable(),
  /** Changes that wait to be counted. */
  waiting: z.number(),
  sums: z.record(z.string(), Sums().optional()),
  instructors: z.strictObject({ atEnd: z.number(), atStart: z.number() }),
  accounts: z.array(z.tuple([z.string(), z.number()])),
  enrollments: z.array(z.tuple([z.string(), z.number()])),
  completed: z.array(z.tuple([z.string(), z.number()])),
  weekly: z.array(z.tuple([z.string(), z.number()])),
  revenue: z.record(z.string(), z.array(z.tuple([z.string(), z.number()])).optional()),
}));
type Row = RowOf<typeof Row>;

/** More waiting changes than this are not told apart. */
const MOST_WAITING = 10_000;

const measures = [
  ...["accounts", "learners", "active", "enrollments", "completed"],
  ...["lessonsCompleted", "certificates", "reviews", "courses"],
];
const nothing: Sums = { now: 0, before: 0, atEnd: 0, atStart: 0 };

/** People with a course that is public, at the end of the stretch and when it began. */
const instructors = ({ from, to }: Span): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_build_object('atEnd', count(*) FILTER (WHERE t.at_end > 0), 'atStart', count(*) FILTER (WHERE t.at_start > 0))
     FROM (SELECT sum(s.value) FILTER (WHERE s.day <= ${to}::date) AS at_end, sum(s.value) FILTER (WHERE s.day < ${from}::date) AS at_start
             FROM stat_sum s WHERE s.measure = 'courses' AND s.subject_id <> ${theSite} GROUP BY s.subject_id) t)`;

/** `{ "USD": [["2026-11-20", 300]] }`, from the beginning of the stretch before. */
const revenueDays = (span: Span): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_object_agg(m.currency, m.days), '{}'::jsonb)
     FROM (SELECT substr(s.measure, 9) AS currency, jsonb_agg(jsonb_build_array(to_char(s.day, 'YYYY-MM-DD'), s.value) ORDER BY s.day) AS days
             FROM stat_sum s WHERE s.subject_id = ${theSite} AND s.measure LIKE 'revenue:%'
              AND s.day BETWEEN ${span.before?.from ?? span.from}::date AND ${span.to}::date GROUP BY 1) m)`;

function figuresOf({ sums, instructors: teaching }: Row, span: Span): SiteAnalytics["figures"] {
  const hasBefore = span.before !== null;
  const flow = (measure: string): Figure => {
    const { now, before, atEnd } = sums[measure] ?? nothing;
    return { value: now, before: hasBefore ? before : null, of: atEnd };
  };
  const stock = ({ atEnd, atStart }: Pick<Sums, "atEnd" | "atStart">): Figure => ({
    value: atEnd,
    before: hasBefore ? atStart : null,
    of: atEnd,
  });
  return {
    accounts: flow("accounts"),
    learners: flow("learners"),
    active: { ...flow("active"), before: null },
    enrollments: flow("enrollments"),
    completed: flow("completed"),
    lessonsCompleted: flow("lessonsCompleted"),
    certificates: flow("certificates"),
    reviews: flow("reviews"),
    courses: stock(sums.courses ?? nothing),
    instructors: stock(teaching),
  };
}

function revenueOf({ sums, revenue }: Row, period: Period, span: Span): SiteAnalytics["revenue"] {
  // What was paid and taken back comes to nothing, and is shown with the rows that say so.
  return Object.entries(sums)
    .filter(([measure]) => measure.startsWith("revenue:"))
    .map(([measure, money]) => {
      const currency = measure.slice("revenue:".length);
      const points = pointsOf(period, span, revenue[currency] ?? []);
      return { currency, value: money?.now ?? 0, before: span.before ? (money?.before ?? 0) : null, points };
    })
    .sort((a, b) => a.currency.localeCompare(b.currency, "en"));
}

/** Of all time: from the first week in which anyone studied. */
const weeklyOf = (weekly: readonly DayValue[], { from, to, before }: Span): SiteAnalytics["weekly"] => ({
  value: weeklyMean(weekly, { from: before ? from : (weekly[0]?.[0] ?? to), to }),
  before: before && weeklyMean(weekly, before),
});

/** The figures of the whole site in a period, without what admins and course teams do. One statement over sums by day. */
export async function getSiteAnalytics({ db, now }: Pick<Deps, "db" | "now">, period: Period): Promise<SiteAnalytics> {
  const span = spanOf(period, now());
  const days = (measure: string) => daysOfMeasure(measure, span);
  const row = await queryRow(db, Row)`
    WITH scope AS (SELECT ${theSite} AS id)
    SELECT ${figureSums(span, measures)} AS sums, ${instructors(span)} AS instructors, ${days("accounts")} AS accounts,
           ${days("enrollments")} AS enrollments, ${days("completed")} AS completed, ${days("weekly")} AS weekly,
           ${revenueDays(span)} AS revenue, ${topCourses(span)} AS courses,
           (SELECT h.beat_at FROM heartbeat h WHERE h.name = 'figures') AS "asOf",
           (SELECT p.calculated_at FROM platform_statistics p) AS "recountedAt",
           (SELECT count(*)::int FROM (SELECT 1 FROM stat_change LIMIT ${MOST_WAITING}) w) AS waiting`;
  const { courses, asOf, recountedAt, waiting } = row;
  const points = series.map((name) => [name, pointsOf(period, span, row[name])] as const);
  return {
    ...{ courses, asOf, recountedAt, waiting, span },
    figures: figuresOf(row, span),
    weekly: weeklyOf(row.weekly, span),
    revenue: revenueOf(row, period, span),
    series: Object.fromEntries(points) as SiteAnalytics["series"],
    studying: weeksOf(span, row.weekly),
  };
}

/** When all rows of the site were last counted again: what a page waits for that asked for it. */
export async function getSiteRecountedAt({ db }: Pick<Deps, "db">): Promise<{ recountedAt: Date | null }> {
  const counted = await db.platformStatistics.findFirst({ select: { calculatedAt: true } });
  return { recountedAt: counted?.calculatedAt ?? null };
}
