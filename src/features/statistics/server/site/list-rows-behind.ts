import "server-only";
import { publicCourses } from "@/features/catalog/server/catalog-sql";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { ROWS_A_PAGE, type SiteFigureName } from "@/features/statistics/rules";
import type { ListRowsBehind } from "@/features/statistics/schema";
import { Prisma } from "@/generated/prisma/client";
import type { Deps } from "@/server/trpc/context";

export interface RowBehind {
  id: string;
  at: Date | null;
  person: { name: string; username: string } | null;
  course: { title: string; slug: string } | null;
  /** A lesson's title, or a certificate's number. */
  detail: string | null;
}

export interface RowsBehind {
  rows: RowBehind[];
  /** Where older rows go on. */
  next: string | null;
}

const person = Prisma.sql`jsonb_build_object('name', u.name, 'username', u.username)`;
const course = Prisma.sql`jsonb_build_object('title', COALESCE(v.title, c.slug), 'slug', c.slug)`;
const titled = Prisma.sql`JOIN course c ON c.id = e.course_id LEFT JOIN course_version v ON v.id = c.live_version_id`;
const none = Prisma.sql`NULL::jsonb`;

/** The rows that a figure counts, over (id, at, person, course, detail) `before` an id. Ids are in the order of time. */
const behind: Record<SiteFigureName, (before: (id: Prisma.Sql) => Prisma.Sql) => Prisma.Sql> = {
  courses: (before) => Prisma.sql`
    SELECT c.id, c.published_at AS at, ${none} AS person, ${course} AS course, NULL AS detail
      FROM course c LEFT JOIN course_version v ON v.id = c.live_version_id WHERE ${publicCourses} AND ${before(Prisma.sql`c.id`)}`,
  learners: (before) => Prisma.sql`
    SELECT u.id, s.at, ${person} AS person, ${none} AS course, NULL AS detail
      FROM users u CROSS JOIN LATERAL (
        SELECT min(e.enrolled_at) AS at FROM enrollment e
         WHERE e.user_id = u.id AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}) s
     WHERE s.at IS NOT NULL AND ${before(Prisma.sql`u.id`)}`,
  instructors: (before) => Prisma.sql`
    SELECT u.id, s.at, ${person} AS person, ${none} AS course, NULL AS detail
      FROM users u CROSS JOIN LATERAL (
        SELECT min(c.published_at) AS at FROM course_instructor i JOIN course c ON c.id = i.course_id
         WHERE i.user_id = u.id AND i.is_active AND ${publicCourses}) s
     WHERE s.at IS NOT NULL AND ${before(Prisma.sql`u.id`)}`,
  lessonsCompleted: (before) => Prisma.sql`
    SELECT p.id, p.completed_at AS at, ${person} AS person, ${course} AS course,
           (SELECT l.title FROM lesson_version l WHERE l.lesson_id = p.lesson_id AND l.version_id = e.version_id) AS detail
      FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id JOIN users u ON u.id = e.user_id ${titled}
     WHERE p.completed_at IS NOT NULL AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)} AND ${before(Prisma.sql`p.id`)}`,
  certificates: (before) => Prisma.sql`
    SELECT e.id, e.issued_at AS at, ${person} AS person, ${course} AS course, e.number AS detail
      FROM certificate e JOIN users u ON u.id = e.user_id ${titled}
     WHERE e.supersedes_id IS NULL AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)} AND ${before(Prisma.sql`e.id`)}`,
};

/** A page of the rows that a figure of the site counts, the newest first: the same conditions as in what counts them. */
export async function listRowsBehind({ db }: Pick<Deps, "db">, { figure, after }: ListRowsBehind): Promise<RowsBehind> {
  const before = (id: Prisma.Sql) => (after === null ? Prisma.sql`true` : Prisma.sql`${id} < ${after}::uuid`);
  const rows = await db.$queryRaw<RowBehind[]>(
    Prisma.sql`SELECT * FROM (${behind[figure](before)}) r ORDER BY r.id DESC LIMIT ${ROWS_A_PAGE + 1}`,
  );
  const shown = rows.slice(0, ROWS_A_PAGE);
  return { rows: shown, next: rows.length > ROWS_A_PAGE ? (shown.at(-1)?.id ?? null) : null };
}
