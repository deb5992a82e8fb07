import "server-only";
import * as z from "zod";
import {
  type DayValue,
  type Figure,
  type FigureName,
  type Period,
  type Point,
  pointsOf,
  type Span,
  shareOf,
  spanOf,
  weeklyMean,
  weeksOf,
} from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";
import { queryRow, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { daysOfMeasure, figureSums, Sums } from "./figures-sql";
import { visibleCourses } from "./visible-courses";

export interface Analytics {
  courses: { id: string; title: string }[];
  figures: Record<Exclude<FigureName, "revenue">, Figure>;
  /** One entry a currency, in minor units: sums of different money are never added. */
  revenue: { currency: string; value: number; before: number | null }[];
  newLearners: Point[];
  studying: Point[];
  /** Everything that had happened by then is counted; null before anything was. */
  asOf: Date | null;
  /** Of one course: when all its rows were last counted again. */
  recountedAt: Date | null;
  span: Span;
}

export const AnalyticsRow = rowSchema(() => ({
  courses: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  sums: z.record(z.string(), Sums().optional()),
  newLearners: z.array(z.tuple([z.string(), z.number()])),
  weekly: z.array(z.tuple([z.string(), z.number()])),
  asOf: z.date().nullable(),
  recountedAt: z.date().nullable(),
}));
export type AnalyticsRow = RowOf<typeof AnalyticsRow>;

const measures = ["learners", "completed", "reviews", "stars", "satisfied", "certificates"];
const nothing: Sums = { now: 0, before: 0, atEnd: 0, atStart: 0 };

/** What is over all time, against how it stood when the stretch began. */
const standing = (part: Sums, whole: Sums, hasBefore: boolean, of: number, scale = shareOf): Figure => ({
  value: scale(part.atEnd, whole.atEnd),
  before: hasBefore ? scale(part.atStart, whole.atStart) : null,
  of,
});

const mean = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);

function figuresOf(row: AnalyticsRow, span: Span): Analytics["figures"] {
  const of = (measure: string): Sums => row.sums[measure] ?? nothing;
  const hasBefore = span.before !== null;
  const flow = ({ now, before, atEnd }: Sums): Figure => ({ value: now, before: hasBefore ? before : null, of: atEnd });
  return {
    learners: flow(of("learners")),
    active: {
      value: weeklyMean(row.weekly, firstCounted(row.weekly, span)),
      before: span.before && weeklyMean(row.weekly, span.before),
      of: 0,
    },
    completed: standing(of("completed"), of("learners"), hasBefore, of("completed").atEnd),
    rating: standing(of("stars"), of("reviews"), hasBefore, of("reviews").atEnd, mean),
    satisfaction: standing(of("satisfied"), of("reviews"), hasBefore, of("satisfied").atEnd),
    certificates: flow(of("certificates")),
  };
}

/** Of all time: from the first week in which anyone studied. */
const firstCounted = (weekly: readonly DayValue[], { from, to, before }: Span) => ({
  from: before ? from : (weekly[0]?.[0] ?? to),
  to,
});

function revenueOf(sums: AnalyticsRow["sums"], hasBefore: boolean): Analytics["revenue"] {
  return Object.entries(sums)
    .filter(([measure, money]) => measure.startsWith("revenue:") && money && (money.atEnd !== 0 || money.now !== 0))
    .map(([measure, money]) => ({
      currency: measure.slice("revenue:".length),
      value: money?.now ?? 0,
      before: hasBefore ? (money?.before ?? 0) : null,
    }))
    .sort((a, b) => a.currency.localeCompare(b.currency, "en"));
}

/** Columns of `AnalyticsRow` over `scope`; the course's moment where it is one. */
export const analyticsColumns = (span: Span, courseId: string | null): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', id, 'title', title) ORDER BY lower(title), id), '[]'::jsonb) FROM choice) AS courses,
  ${figureSums(span, measures)} AS sums, ${daysOfMeasure("learners", span)} AS "newLearners", ${daysOfMeasure("weekly", span)} AS weekly,
  (SELECT h.beat_at FROM heartbeat h WHERE h.name = 'figures') AS "asOf",
  (SELECT k.calculated_at FROM course_stats k WHERE k.course_id = ${courseId}::uuid) AS "recountedAt"`;

export function analyticsOf(row: AnalyticsRow, period: Period, span: Span): Analytics {
  const { courses, asOf, recountedAt } = row;
  return {
    ...{ courses, asOf, recountedAt, span },
    figures: figuresOf(row, span),
    revenue: revenueOf(row.sums, span.before !== null),
    newLearners: pointsOf(period, span, row.newLearners),
    studying: weeksOf(span, row.weekly),
  };
}

/** The figures of all courses that someone may see analytics of, added up by course. One statement over sums by day. */
export async function getAnalytics(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  period: Period,
): Promise<Analytics> {
  const userId = actor.id;
  const span = spanOf(period, now());
  const row = await queryRow(db, AnalyticsRow)`
    WITH ${visibleCourses(userId, null)} SELECT ${analyticsColumns(span, null)}`;
  return analyticsOf(row, period, span);
}
