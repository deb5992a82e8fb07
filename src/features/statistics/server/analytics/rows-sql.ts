import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { addDaysTo, type CountedName, firstDay, RECENT_DAYS, type Span } from "@/features/statistics/analytics";
import { Prisma } from "@/generated/prisma/client";

export interface Where {
  span: Span;
  before: (id: Prisma.Sql) => Prisma.Sql;
  about: string | null;
  week: string | null;
}

type Days = Pick<Span, "from" | "to">;

/** A moment that counts in the stretch, by its day in UTC. */
export const within = (at: Prisma.Sql, { from, to }: Days): Prisma.Sql =>
  Prisma.sql`${at} >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND ${at} < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`;

/** Rates and means are over all time, up to the end of the stretch: so do the rows behind them. */
const everUntil = ({ to }: Span): Days => ({ from: firstDay, to });

type Extra = "rating" | "amount" | "currency" | "number" | "percentage" | "days";
const extra = (more: Partial<Record<Extra, Prisma.Sql>> = {}): Prisma.Sql => Prisma.sql`
  ${more.rating ?? Prisma.sql`NULL::int`} AS rating, ${more.amount ?? Prisma.sql`NULL::int`} AS "amountMinor",
  ${more.currency ?? Prisma.sql`NULL::text`} AS currency, ${more.number ?? Prisma.sql`NULL::text`} AS number,
  ${more.percentage ?? Prisma.sql`NULL::float8`} AS percentage, ${more.days ?? Prisma.sql`NULL::int`} AS days`;

const ofScope = Prisma.sql`e.course_id IN (SELECT id FROM scope)`;
const enrollmentLearns = isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`);
const samePerson = Prisma.sql`x.user_id = e.user_id AND x.course_id = e.course_id`;
/** A student has one row, that of their first enrollment, as sources/enrollment.ts counts them. */
const isFirst = Prisma.sql`NOT EXISTS (SELECT 1 FROM enrollment x WHERE ${samePerson} AND (x.enrolled_at, x.id) < (e.enrolled_at, e.id))`;

interface Learners {
  at: Prisma.Sql;
  /** What is read of each beside the enrollment. */
  also?: Prisma.Sql;
  isCounted: Prisma.Sql;
  days?: Prisma.Sql;
}

const learners = ({ before }: Where, { at, also = Prisma.empty, isCounted, days }: Learners): Prisma.Sql => Prisma.sql`
  SELECT e.id, ${at} AS at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra(days && { days })} FROM enrollment e ${also}
   WHERE ${ofScope} AND ${isFirst} AND ${isCounted} AND ${enrollmentLearns} AND ${before(Prisma.sql`e.id`)}`;

const enrolledAt = Prisma.sql`e.enrolled_at`;
const momentOf = Prisma.sql`p.at`;

/** The last time in a stretch that someone began or finished a lesson. */
const lastStudied = (span: Span): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (SELECT max(m.at) AS at FROM enrollment x JOIN lesson_progress l ON l.enrollment_id = x.id
    CROSS JOIN LATERAL (VALUES (l.created_at), (l.completed_at)) m(at) WHERE ${samePerson} AND ${within(Prisma.sql`m.at`, span)}) p`;

/** The last visit of those who ever began. */
const lastVisit = Prisma.sql`
  CROSS JOIN LATERAL (SELECT max(x.last_accessed_at) AS at FROM enrollment x WHERE ${samePerson} AND x.started_at IS NOT NULL) p`;

/** The first completion, with the whole days that it took where they are known. */
const firstCompletion = Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT c.at, CASE WHEN c.seconds >= 0 THEN LEAST(c.seconds / 86400, 9999)::int END AS days
      FROM (SELECT x.completed_at AS at, extract(epoch FROM x.completed_at - COALESCE(x.started_at, x.enrolled_at))::bigint AS seconds
              FROM enrollment x WHERE ${samePerson} AND x.completed_at IS NOT NULL ORDER BY x.completed_at, x.enrolled_at, x.id LIMIT 1) c) p`;

/** Enrollments that began or finished a lesson in the stretch. */
const ofLesson = ({ span, before, about }: Where, at: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT p.id, ${at} AS at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra()}
    FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id
   WHERE p.lesson_id = ${about}::uuid AND ${ofScope} AND ${within(at, span)} AND ${enrollmentLearns} AND ${before(Prisma.sql`p.id`)}`;

const reviews = ({ span, before }: Where, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT r.id, r.created_at AS at, r.user_id, r.course_id, NULL::uuid AS enrollment_id, ${extra({ rating: Prisma.sql`r.rating::int` })} FROM review r
   WHERE r.course_id IN (SELECT id FROM scope) AND r.state = 'APPROVED' AND ${which}
     AND ${within(Prisma.sql`r.created_at`, everUntil(span))} AND ${before(Prisma.sql`r.id`)}`;

/** What was paid in the stretch, less what was taken back in it: the amounts add up to the figure. */
const money = ({ span, before }: Where): Prisma.Sql => {
  const paid = within(Prisma.sql`e.granted_at`, span);
  const isTakenBack = within(Prisma.sql`e.revoked_at`, span);
  const part = (moment: Prisma.Sql) => Prisma.sql`CASE WHEN ${moment} THEN e.amount_minor ELSE 0 END`;
  return Prisma.sql`
    SELECT e.id, CASE WHEN ${isTakenBack} THEN e.revoked_at ELSE e.granted_at END AS at, e.user_id, e.course_id, NULL::uuid AS enrollment_id,
           ${extra({ amount: Prisma.sql`${part(paid)} - ${part(isTakenBack)}`, currency: Prisma.sql`e.currency::text` })} FROM access_grant e
     WHERE ${ofScope} AND e.amount_minor <> 0 AND (${paid} OR ${isTakenBack}) AND ${before(Prisma.sql`e.id`)}`;
};

/**
 * Rows of (id, at, user_id, course_id, enrollment_id and what is extra), by the same conditions as the sources count them: as many as
 * the figure says.
 */
export const behind: Record<CountedName, (where: Where) => Prisma.Sql> = {
  learners: (where) => learners(where, { at: enrolledAt, isCounted: within(enrolledAt, where.span) }),
  active: (where) =>
    learners(where, { at: momentOf, also: lastStudied(where.span), isCounted: Prisma.sql`p.at IS NOT NULL` }),
  completed: (where) =>
    learners(where, { at: momentOf, also: firstCompletion, isCounted: within(momentOf, everUntil(where.span)) }),
  rating: (where) => reviews(where, Prisma.sql`true`),
  satisfaction: (where) => reviews(where, Prisma.sql`r.rating >= 4`),
  certificates: ({ span, before }) => Prisma.sql`
    SELECT e.id, e.issued_at AS at, e.user_id, e.course_id, NULL::uuid AS enrollment_id, ${extra({ number: Prisma.sql`e.number` })} FROM certificate e
     WHERE ${ofScope} AND e.supersedes_id IS NULL AND ${within(Prisma.sql`e.issued_at`, span)} AND ${enrollmentLearns} AND ${before(Prisma.sql`e.id`)}`,
  revenue: money,
  opened: (where) => ofLesson(where, Prisma.sql`p.created_at`),
  finished: (where) => ofLesson(where, Prisma.sql`p.completed_at`),
  attempts: ({ span, before, about }) => Prisma.sql`
    SELECT a.id, a.ended_at AS at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra({ percentage: Prisma.sql`a.percentage::float8` })}
      FROM assessment_attempt a JOIN enrollment e ON e.id = a.enrollment_id
     WHERE a.assessment_id = ${about}::uuid AND a.percentage IS NOT NULL AND ${ofScope} AND ${within(Prisma.sql`a.ended_at`, span)}
       AND ${enrollmentLearns} AND ${before(Prisma.sql`a.id`)}`,
  recent: (where) => {
    const recent = { from: addDaysTo(where.span.to, 1 - RECENT_DAYS), to: where.span.to };
    return learners(where, { at: momentOf, also: lastVisit, isCounted: within(momentOf, recent) });
  },
  begun: (where) => learners(where, { at: momentOf, also: lastVisit, isCounted: Prisma.sql`p.at IS NOT NULL` }),
  took: (where) =>
    learners(where, {
      ...{ at: momentOf, also: firstCompletion, days: Prisma.sql`p.days` },
      isCounted: Prisma.sql`${within(momentOf, where.span)} AND p.days IS NOT NULL`,
    }),
  cohort: (where) => {
    const week = where.week ?? where.span.to;
    return learners(where, { at: enrolledAt, isCounted: within(enrolledAt, { from: week, to: addDaysTo(week, 6) }) });
  },
};
