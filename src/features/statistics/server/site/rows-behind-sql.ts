import "server-only";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { isLearner } from "@/features/enrollment/server/is-learner";
import type { SiteFigureName } from "@/features/statistics/rules";
import { Prisma } from "@/generated/prisma/client";

type Extra = "course" | "number" | "rating" | "amount" | "currency" | "lesson" | "version";

/** What a row has beside its id, moment and person. */
const extra = (more: Partial<Record<Extra, Prisma.Sql>>): Prisma.Sql => Prisma.sql`
  ${more.course ?? Prisma.sql`NULL::uuid`} AS course_id, ${more.number ?? Prisma.sql`NULL::text`} AS number,
  ${more.rating ?? Prisma.sql`NULL::int`} AS rating, ${more.amount ?? Prisma.sql`NULL::int`} AS "amountMinor",
  ${more.currency ?? Prisma.sql`NULL::text`} AS currency, ${more.lesson ?? Prisma.sql`NULL::uuid`} AS lesson_id,
  ${more.version ?? Prisma.sql`NULL::uuid`} AS version_id`;

const ofEnrollment = extra({ course: Prisma.sql`e.course_id` });
const enrollmentLearns = isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`);
const otherLearns = isLearner(Prisma.sql`x.course_id`, Prisma.sql`x.user_id`);
const samePair = Prisma.sql`x.user_id = e.user_id AND x.course_id = e.course_id`;

/** The last time at which someone began or finished a lesson: progress is followed by its moments, and left out where there is a later one. */
const lastStudied = Prisma.sql`
  SELECT p.id, p.at, e.user_id, ${ofEnrollment}
    FROM (SELECT id, enrollment_id, created_at AS at FROM lesson_progress WHERE completed_at IS NULL OR completed_at < created_at
          UNION ALL
          SELECT id, enrollment_id, completed_at FROM lesson_progress WHERE completed_at >= created_at) p
    JOIN enrollment e ON e.id = p.enrollment_id
   WHERE ${enrollmentLearns} AND NOT EXISTS (
     SELECT 1 FROM enrollment x JOIN lesson_progress q ON q.enrollment_id = x.id
      WHERE x.user_id = e.user_id AND (GREATEST(q.created_at, q.completed_at), q.id) > (p.at, p.id) AND ${otherLearns})`;

const paid = (at: Prisma.Sql, amount: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT g.id, ${at} AS at, g.user_id, ${extra({ course: Prisma.sql`g.course_id`, amount, currency: Prisma.sql`g.currency::text` })}
    FROM access_grant g WHERE g.amount_minor <> 0 AND ${at} IS NOT NULL`;

/**
 * The rows that a figure counts, (id, at, user_id, course_id and what is extra), by the same conditions as the sources count them.
 * Whoever reads them takes a page along the index of the moment.
 */
export const behind: Record<SiteFigureName, Prisma.Sql> = {
  accounts: Prisma.sql`SELECT u.id, u.created_at AS at, u.id AS user_id, ${extra({})} FROM users u WHERE u.role <> 'ADMIN'`,
  learners: Prisma.sql`
    SELECT e.id, e.enrolled_at AS at, e.user_id, ${ofEnrollment} FROM enrollment e
     WHERE ${enrollmentLearns} AND NOT EXISTS (
       SELECT 1 FROM enrollment x WHERE x.user_id = e.user_id AND (x.enrolled_at, x.id) < (e.enrolled_at, e.id) AND ${otherLearns})`,
  active: lastStudied,
  enrollments: Prisma.sql`
    SELECT e.id, e.enrolled_at AS at, e.user_id, ${ofEnrollment} FROM enrollment e
     WHERE ${enrollmentLearns} AND NOT EXISTS (
       SELECT 1 FROM enrollment x WHERE ${samePair} AND (x.enrolled_at, x.id) < (e.enrolled_at, e.id))`,
  completed: Prisma.sql`
    SELECT e.id, e.completed_at AS at, e.user_id, ${ofEnrollment} FROM enrollment e
     WHERE e.completed_at IS NOT NULL AND ${enrollmentLearns} AND NOT EXISTS (
       SELECT 1 FROM enrollment x WHERE ${samePair} AND (x.completed_at, x.id) < (e.completed_at, e.id))`,
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

/** Those of what there is at the end of a stretch, whenever it began. */
export const isStanding = (figure: SiteFigureName): boolean => figure === "courses" || figure === "instructors";
