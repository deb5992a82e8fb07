import "server-only";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { ROWS_A_PAGE, type SiteFigureName } from "@/features/statistics/rules";
import type { ListRowsBehind } from "@/features/statistics/schema";
import { Prisma } from "@/generated/prisma/client";
import type { SourceName } from "../sources/sources";

type Extra = "course" | "number" | "rating" | "amount" | "currency" | "lesson" | "version";

/** The days of a stretch, and the row after which a page begins. */
export interface Page {
  from: string;
  to: string;
  after: ListRowsBehind["after"];
}

/** What a row has beside its id, moment and person. */
const extra = (more: Partial<Record<Extra, Prisma.Sql>>): Prisma.Sql => Prisma.sql`
  ${more.course ?? Prisma.sql`NULL::uuid`} AS course_id, ${more.number ?? Prisma.sql`NULL::text`} AS number,
  ${more.rating ?? Prisma.sql`NULL::int`} AS rating, ${more.amount ?? Prisma.sql`NULL::int`} AS "amountMinor",
  ${more.currency ?? Prisma.sql`NULL::text`} AS currency, ${more.lesson ?? Prisma.sql`NULL::uuid`} AS lesson_id,
  ${more.version ?? Prisma.sql`NULL::uuid`} AS version_id`;

const ofEnrollment = extra({ course: Prisma.sql`e.course_id` });
const enrollmentLearns = isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`);
const samePair = Prisma.sql`x.user_id = e.user_id AND x.course_id = e.course_id`;

/**
 * That there is no such row. Asked of each row as it is read: as a join, Postgres takes it to leave hardly any, and sorts all rows
 * of the period to find a page of them.
 */
const no = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT NOT EXISTS (SELECT 1 FROM ${row}))`;

/**
 * People whose ledger row for a source has the site's first entry in the stretch: for both sources the one that the figure sums. There
 * may be a million rows behind one person, and no one in the stretch at all: the ledger knows the day of each, along an index.
 */
const people =
  (source: SourceName) =>
  ({ from, to, after }: Page): Prisma.Sql => {
    const day = Prisma.sql`(l.entries->0->>2)`;
    const before = after
      ? Prisma.sql`(${day}, l.source_id) < (${after.at.slice(0, 10)}, ${after.id}::uuid)`
      : Prisma.sql`true`;
    return Prisma.sql`
      SELECT l.source_id AS id, ${day}::date::timestamp AT TIME ZONE 'UTC' AS at, l.source_id AS user_id, ${extra({})}
        FROM stat_ledger l WHERE l.source = ${source} AND l.source IN ('learner', 'study') AND ${day} BETWEEN ${from} AND ${to} AND ${before}
       ORDER BY ${day} DESC, l.source_id DESC LIMIT ${ROWS_A_PAGE + 1}`;
  };

const paid = (at: Prisma.Sql, amount: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT g.id, ${at} AS at, g.user_id, ${extra({ course: Prisma.sql`g.course_id`, amount, currency: Prisma.sql`g.currency::text` })}
    FROM access_grant g WHERE g.amount_minor <> 0 AND ${at} IS NOT NULL`;

/**
 * The rows that a figure counts, (id, at, user_id, course_id and what is extra), by the same conditions as the sources count them.
 * Whoever reads them takes a page along the index of the moment.
 */
export const behind: Record<SiteFigureName, Prisma.Sql | ((page: Page) => Prisma.Sql)> = {
  accounts: Prisma.sql`SELECT u.id, u.created_at AS at, u.id AS user_id, ${extra({})} FROM users u WHERE u.role <> 'ADMIN'`,
  learners: people("learner"),
  active: people("study"),
  enrollments: Prisma.sql`
    SELECT e.id, e.enrolled_at AS at, e.user_id, ${ofEnrollment} FROM enrollment e
     WHERE ${enrollmentLearns} AND ${no(Prisma.sql`enrollment x WHERE ${samePair} AND (x.enrolled_at, x.id) < (e.enrolled_at, e.id)`)}`,
  completed: Prisma.sql`
    SELECT e.id, e.completed_at AS at, e.user_id, ${ofEnrollment} FROM enrollment e
     WHERE e.completed_at IS NOT NULL AND ${enrollmentLearns}
       AND ${no(Prisma.sql`enrollment x WHERE ${samePair} AND (x.completed_at, x.id) < (e.completed_at, e.id)`)}`,
  lessonsCompleted: Prisma.sql`
    SELECT p.id, p.completed_at AS at, e.user_id,
           ${extra({ course: Prisma.sql`e.course_id`, lesson: Prisma.sql`p.lesson_id`, version: Prisma.sql`e.version_id` })}
      FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id WHERE p.completed_at IS NOT NULL AND ${enrollmentLearns}`,
  certificates: Prisma.sql`
    SELECT e.id, e.issued_at AS at, e.user_id, ${extra({ course: Prisma.sql`e.course_id`, number: Prisma.sql`e.number` })}
      FROM certificate e WHERE e.supersedes_id IS NULL AND ${enrollmentLearns}`,
  reviews: Prisma.sql`
    SELECT r.id, r.created_at AS at, r.user_id, ${extra({ course: Prisma.sql`r.course_id`, rating: Prisma.sql`r.rating::int` })}
      FROM review r WHERE r.state = 'APPROVED'`,
  revenue: Prisma.sql`
    ${paid(Prisma.sql`g.granted_at`, Prisma.sql`g.amount_minor`)} UNION ALL ${paid(Prisma.sql`g.revoked_at`, Prisma.sql`-g.amount_minor`)}`,
  courses: Prisma.sql`
    SELECT c.id, c.published_at AS at, NULL::uuid AS user_id, ${extra({ course: Prisma.sql`c.id` })} FROM course c
     WHERE c.published_at IS NOT NULL AND ${publicCourses}`,
  instructors: Prisma.sql`
    SELECT i.user_id AS id, min(c.published_at) AS at, i.user_id, ${extra({})}
      FROM course_instructor i JOIN course c ON c.id = i.course_id WHERE i.is_active AND ${publicCourses} GROUP BY i.user_id`,
};

/** The very moment of a row of which only the day is known, for the few of a page (`b`). */
export const momentOf: Partial<Record<SiteFigureName, Prisma.Sql>> = {
  learners: Prisma.sql`(SELECT min(e.enrolled_at) FROM enrollment e WHERE e.user_id = b.user_id AND ${enrollmentLearns})`,
  active: Prisma.sql`
    (SELECT max(p.at) FROM enrollment e CROSS JOIN LATERAL (
       SELECT max(GREATEST(q.created_at, q.completed_at)) AS at FROM lesson_progress q WHERE q.enrollment_id = e.id) p
      WHERE e.user_id = b.user_id AND ${enrollmentLearns})`,
};

/** Those of what there is at the end of a stretch, whenever it began. */
export const isStanding = (figure: SiteFigureName): boolean => figure === "courses" || figure === "instructors";
