import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { ANALYTICS_ROWS, type FigureName, type Span, spanOf } from "@/features/statistics/analytics";
import type { ListAnalyticsRows } from "@/features/statistics/analytics-schema";
import { Prisma } from "@/generated/prisma/client";
import type { Deps } from "@/server/trpc/context";
import { visibleCourses } from "./visible-courses";

export interface AnalyticsRowBehind {
  id: string;
  at: Date;
  /** Null where the asker may see figures and no learners. */
  person: { name: string; enrollmentId: string | null } | null;
  course: { id: string; title: string };
  /** Stars, or money in minor units with its currency; null where the row is what it says by being there. */
  rating: number | null;
  amountMinor: number | null;
  currency: string | null;
  /** A certificate's number. */
  number: string | null;
}

export interface AnalyticsRows {
  rows: AnalyticsRowBehind[];
  /** Where older rows go on. */
  next: string | null;
}

type Where = { span: Span; before: (id: Prisma.Sql) => Prisma.Sql };

/** A moment that counts in the stretch, by its day in UTC. */
const within = (at: Prisma.Sql, { from, to }: Span): Prisma.Sql =>
  Prisma.sql`${at} >= ${from}::date::timestamp AT TIME ZONE 'UTC' AND ${at} < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`;

const extra = (
  more: Partial<Record<"rating" | "amount" | "currency" | "number", Prisma.Sql>> = {},
): Prisma.Sql => Prisma.sql`
  ${more.rating ?? Prisma.sql`NULL::int`} AS rating, ${more.amount ?? Prisma.sql`NULL::int`} AS "amountMinor",
  ${more.currency ?? Prisma.sql`NULL::text`} AS currency, ${more.number ?? Prisma.sql`NULL::text`} AS number`;

/** One seat a learner of a course: the first, as sources/seat.ts counts them. */
const first = Prisma.sql`NOT EXISTS (SELECT 1 FROM enrollment x WHERE x.user_id = e.user_id AND x.course_id = e.course_id
  AND (x.enrolled_at, x.id) < (e.enrolled_at, e.id))`;
const ofScope = Prisma.sql`e.course_id IN (SELECT id FROM scope)`;
const seatLearns = isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`);

/** Rows of (id, at, user_id, course_id, enrollment_id and what is extra), by the same conditions as the sources count them. */
const behind: Record<FigureName, (where: Where) => Prisma.Sql> = {
  learners: ({ span, before }) => Prisma.sql`
    SELECT e.id, e.enrolled_at AS at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra()} FROM enrollment e
     WHERE ${ofScope} AND ${first} AND ${within(Prisma.sql`e.enrolled_at`, span)} AND ${seatLearns} AND ${before(Prisma.sql`e.id`)}`,
  active: ({ span, before }) => Prisma.sql`
    SELECT e.id, p.at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra()} FROM enrollment e
     CROSS JOIN LATERAL (SELECT max(m.at) AS at FROM enrollment x JOIN lesson_progress l ON l.enrollment_id = x.id
        CROSS JOIN LATERAL (VALUES (l.created_at), (l.completed_at)) m(at)
        WHERE x.user_id = e.user_id AND x.course_id = e.course_id AND ${within(Prisma.sql`m.at`, span)}) p
     WHERE ${ofScope} AND ${first} AND p.at IS NOT NULL AND ${seatLearns} AND ${before(Prisma.sql`e.id`)}`,
  completed: ({ span, before }) => Prisma.sql`
    SELECT e.id, p.at, e.user_id, e.course_id, e.id AS enrollment_id, ${extra()} FROM enrollment e
     CROSS JOIN LATERAL (SELECT min(x.completed_at) AS at FROM enrollment x WHERE x.user_id = e.user_id AND x.course_id = e.course_id) p
     WHERE ${ofScope} AND ${first} AND ${within(Prisma.sql`p.at`, span)} AND ${seatLearns} AND ${before(Prisma.sql`e.id`)}`,
  rating: (where) => reviews(where, Prisma.sql`true`),
  satisfaction: (where) => reviews(where, Prisma.sql`r.rating >= 4`),
  certificates: ({ span, before }) => Prisma.sql`
    SELECT e.id, e.issued_at AS at, e.user_id, e.course_id, NULL::uuid AS enrollment_id, ${extra({ number: Prisma.sql`e.number` })} FROM certificate e
     WHERE ${ofScope} AND e.supersedes_id IS NULL AND ${within(Prisma.sql`e.issued_at`, span)} AND ${seatLearns} AND ${before(Prisma.sql`e.id`)}`,
  revenue: ({ span, before }) => Prisma.sql`
    SELECT e.id, e.granted_at AS at, e.user_id, e.course_id, NULL::uuid AS enrollment_id,
           ${extra({ amount: Prisma.sql`CASE WHEN e.revoked_at IS NULL THEN e.amount_minor ELSE 0 END`, currency: Prisma.sql`e.currency::text` })} FROM access_grant e
     WHERE ${ofScope} AND e.amount_minor <> 0 AND (${within(Prisma.sql`e.granted_at`, span)} OR ${within(Prisma.sql`e.revoked_at`, span)}) AND ${before(Prisma.sql`e.id`)}`,
};

const reviews = ({ span, before }: Where, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT r.id, r.created_at AS at, r.user_id, r.course_id, NULL::uuid AS enrollment_id, ${extra({ rating: Prisma.sql`r.rating::int` })} FROM review r
   WHERE r.course_id IN (SELECT id FROM scope) AND r.state = 'APPROVED' AND ${which}
     AND ${within(Prisma.sql`r.created_at`, span)} AND ${before(Prisma.sql`r.id`)}`;

/** Who manages a course's students sees whom a row is about; of a review, which is public under its name, everybody who sees it. */
const seesNames = (userId: string | null, isAdmin: boolean): Prisma.Sql => Prisma.sql`
  (${isAdmin} OR b.rating IS NOT NULL OR EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = b.course_id AND i.user_id = ${userId}::uuid
     AND i.is_active AND (i.role = 'LEAD' OR i.can_manage_students)))`;

/**
 * A page of the rows that a figure counts in a stretch, the newest first: of one course, or of all that the asker may see. Reads the
 * rows of these courses by their index; a page costs as many of them as it takes to fill it.
 */
export async function listAnalyticsRows(
  { db, actor, now }: Pick<Deps, "db" | "actor" | "now">,
  courseId: string | null,
  { period, figure, after }: ListAnalyticsRows,
): Promise<AnalyticsRows> {
  const userId = actor.kind === "person" ? actor.id : null;
  const isAdmin = actor.kind === "person" && actor.role === "ADMIN";
  const before = (id: Prisma.Sql) => (after === null ? Prisma.sql`true` : Prisma.sql`${id} < ${after}::uuid`);
  const rows = await db.$queryRaw<AnalyticsRowBehind[]>(Prisma.sql`
    WITH ${visibleCourses(userId ?? "00000000-0000-0000-0000-000000000000", courseId)},
    b AS (SELECT * FROM (${behind[figure]({ span: spanOf(period, now()), before })}) x ORDER BY x.id DESC LIMIT ${ANALYTICS_ROWS + 1})
    SELECT b.id, b.at, b.rating, b."amountMinor", b.currency, CASE WHEN ${seesNames(userId, isAdmin)} THEN b.number END AS number,
           CASE WHEN ${seesNames(userId, isAdmin)} THEN jsonb_build_object('name', u.name, 'enrollmentId', b.enrollment_id) END AS person,
           jsonb_build_object('id', k.id, 'title', k.title) AS course
      FROM b JOIN choice k ON k.id = b.course_id JOIN users u ON u.id = b.user_id ORDER BY b.id DESC`);
  const shown = rows.slice(0, ANALYTICS_ROWS);
  return { rows: shown, next: rows.length > ANALYTICS_ROWS ? (shown.at(-1)?.id ?? null) : null };
}
