import "server-only";
import * as z from "zod";
import { countedLessonsOf } from "@/features/enrollment/server/counted-lessons";
import { GroupChoice, groupsAsJson, isInGroup } from "@/features/enrollment/server/groups/group-sql";
import {
  QUIET_DAYS,
  STUDENTS_A_PAGE,
  type StudentFilter,
  type StudentSort,
  studentFilters,
} from "@/features/enrollment/students";
import type { ListStudents } from "@/features/enrollment/students-schema";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import { addDays } from "@/lib/time";
import { enrollmentStatusAt, isCurrentEnrollment } from "@/server/db/current-enrollment";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

export const ListedStudent = rowSchema(() => ({
  enrollmentId: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED", "DROPPED", "EXPIRED"]),
  progressPercentage: z.number(),
  lessonsCompleted: z.number(),
  lessonCount: z.number(),
  lastLesson: z.string().nullable(),
  /** Mean of the best percentages of each assessment tried that doesn't hide names; null without a finished try. */
  meanScore: z.number().nullable(),
  enrolledAt: z.date(),
  startedAt: z.date().nullable(),
  lastAccessedAt: z.date(),
  completedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
}));
export type ListedStudent = RowOf<typeof ListedStudent>;

export interface WaitingStudent {
  id: string;
  email: string;
  invitedAt: Date;
  expiresAt: Date;
}

export interface StudentPage {
  course: { id: string; slug: string; title: string; isLive: boolean };
  students: ListedStudent[];
  /** Only where invitations are shown. */
  waiting: WaitingStudent[];
  /** What fits filter and search, on all pages. */
  total: number;
  page: number;
  lastPage: number;
  counts: Record<StudentFilter, number>;
  /** Of the course, by name. */
  groups: RowOf<typeof GroupChoice>[];
  /** Requests for an enrollment that wait for an answer; null in a free course that no one ever asked about. */
  openRequests: number | null;
  asOf: Date;
}

type Asked = ListStudents & { at: Date };

const enrollments: Record<Exclude<StudentFilter, "invited">, (at: Date) => Prisma.Sql> = {
  current: (at) => isCurrentEnrollment("e", at),
  notBegun: (at) => Prisma.sql`${isCurrentEnrollment("e", at)} AND e.started_at IS NULL`,
  quiet: (at) =>
    Prisma.sql`${isCurrentEnrollment("e", at)} AND e.status = 'ACTIVE' AND e.started_at IS NOT NULL AND e.last_accessed_at < ${addDays(at, -QUIET_DAYS)}`,
  completed: (at) => Prisma.sql`${isCurrentEnrollment("e", at)} AND e.status = 'COMPLETED'`,
  // The last enrollment of whoever has none now; said so that an index answers each half.
  ended: (
    at,
  ) => Prisma.sql`(e.status IN ('DROPPED', 'EXPIRED') OR (e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND e.expires_at <= ${at})) AND NOT EXISTS (
    SELECT 1 FROM enrollment n WHERE n.user_id = e.user_id AND n.course_id = e.course_id AND n.id <> e.id AND n.created_at >= e.created_at)`,
};

const orders: Record<StudentSort, Prisma.Sql> = {
  active: Prisma.sql`e.last_accessed_at DESC, e.id`,
  name: Prisma.sql`lower(u.name), e.id`,
  progress: Prisma.sql`e.progress_percentage DESC, e.id`,
  enrolled: Prisma.sql`e.enrolled_at DESC, e.id`,
};

const isFound = (q: string): Prisma.Sql =>
  q === ""
    ? Prisma.sql`TRUE`
    : Prisma.sql`(u.name ILIKE ${likeAnywhere(q)} OR u.username ILIKE ${likeAnywhere(q)} OR EXISTS (
        SELECT 1 FROM email_address m WHERE m.user_id = u.id AND m.email_key LIKE ${likeAnywhere(q.normalize("NFKC").toLowerCase())}))`;

/** Neither a search nor a group: all that are counted. */
const isWhole = ({ q, groupId }: Pick<ListStudents, "q" | "groupId">): boolean => q === "" && groupId === null;

/** A page of a course's students. Three queries, whose cost grows with the course and not with the site. */
export async function listStudents({ db, now }: Pick<Deps, "db" | "now">, asked: ListStudents): Promise<StudentPage> {
  const at = now();
  const counted = readCounts(db, { ...asked, at });
  const found = await readPage(asked.page, STUDENTS_A_PAGE, async (page) => {
    const about = { ...asked, at, page };
    const [{ counts }, people] = await Promise.all([
      counted,
      asked.show === "invited" ? readWaiting(db, about) : readEnrollments(db, about, asked.show),
    ]);
    return { ...people, total: isWhole(asked) ? counts[asked.show] : people.total };
  });
  const { counts, openRequests, groups, ...course } = await counted;
  return { course, ...found, counts, openRequests, groups, asOf: at };
}

const currents = ["current", "notBegun", "quiet", "completed"] as const;

const Counted = rowSchema(() => ({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  isLive: z.boolean(),
  counts: z.record(z.enum(studentFilters), z.number()),
  openRequests: z.number().nullable(),
  groups: z.array(GroupChoice()),
}));
type Counted = RowOf<typeof Counted>;

async function readCounts(db: Deps["db"], { courseId, at }: Asked): Promise<Counted> {
  const counted = currents.map(
    (filter) => Prisma.sql`${filter}::text, count(*) FILTER (WHERE ${enrollments[filter](at)})`,
  );
  const [row] = await queryRows(db, Counted)`
    SELECT c.id, c.slug, c.state = 'LIVE' AND c.live_version_id IS NOT NULL AS "isLive",
           (SELECT jsonb_build_object(${Prisma.join(counted)}) FROM enrollment e WHERE e.course_id = c.id) || jsonb_build_object(
             'ended', (SELECT count(*) FROM enrollment e WHERE e.course_id = c.id AND ${enrollments.ended(at)}),
             'invited', (SELECT count(*) FROM invite v WHERE v.course_id = c.id AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL AND v.expires_at > ${at})
           ) AS counts,
           CASE WHEN c.price_minor > 0 OR EXISTS (SELECT 1 FROM access_request r WHERE r.course_id = c.id)
                THEN (SELECT count(*)::int FROM access_request r WHERE r.course_id = c.id AND r.state = 'PENDING') END AS "openRequests",
           ${groupsAsJson(Prisma.sql`c.id`)} AS groups,
           (SELECT v.title FROM course_version v WHERE v.course_id = c.id ORDER BY v.number DESC LIMIT 1) AS title
      FROM course c WHERE c.id = ${courseId}::uuid`;
  if (!row) throw new Error(`Course ${courseId} is gone between its guard and its list.`);
  return row;
}

interface Page {
  students: ListedStudent[];
  waiting: WaitingStudent[];
  /** Of whoever is searched for, or in a group; all others are counted beside. */
  total: number;
}

async function readEnrollments(
  db: Deps["db"],
  { courseId, at, q, sort, page, groupId }: Asked,
  show: Exclude<StudentFilter, "invited">,
): Promise<Page> {
  const total = isWhole({ q, groupId }) ? Prisma.sql`0` : Prisma.sql`count(*) OVER ()::int`;
  const rows = await queryRows(db, () => ListedStudent().extend({ total: z.number() }))`
    WITH page AS (
      SELECT e.id, ${total} AS total
        FROM enrollment e JOIN users u ON u.id = e.user_id
       WHERE e.course_id = ${courseId}::uuid AND ${enrollments[show](at)} AND ${isFound(q)} AND ${isInGroup(groupId)}
       ORDER BY ${orders[sort]} LIMIT ${STUDENTS_A_PAGE} OFFSET ${(page - 1) * STUDENTS_A_PAGE}
    )
    SELECT ${studentColumns(at)}, page.total
      FROM page JOIN enrollment e ON e.id = page.id ${studentJoins(at)}
     ORDER BY ${orders[sort]}`;
  return { students: rows.map(({ total: _, ...student }) => student), waiting: [], total: rows[0]?.total ?? 0 };
}

/** Columns of ListedStudent over `enrollment e`, with `studentJoins`. */
export const studentColumns = (at: Date): Prisma.Sql => Prisma.sql`
  e.id AS "enrollmentId", u.id AS "userId", u.name, COALESCE(a.email, '') AS email, ${enrollmentStatusAt("e", at)} AS status,
  e.progress_percentage::float8 AS "progressPercentage", n.done AS "lessonsCompleted", n.total AS "lessonCount",
  (SELECT l.title FROM lesson_version l WHERE l.version_id = e.version_id AND l.lesson_id = e.last_lesson_id) AS "lastLesson",
  (SELECT avg(best.percentage)::float8 FROM (
     SELECT max(t.percentage) AS percentage FROM assessment_attempt t
      WHERE t.enrollment_id = e.id AND t.percentage IS NOT NULL AND NOT ${hidesNames(Prisma.sql`t.assessment_id`)} GROUP BY t.assessment_id) best) AS "meanScore",
  e.enrolled_at AS "enrolledAt", e.started_at AS "startedAt", e.last_accessed_at AS "lastAccessedAt",
  e.completed_at AS "completedAt", e.ended_at AS "endedAt", e.expires_at AS "expiresAt"`;

export const studentJoins = (
  at: Date,
): Prisma.Sql => Prisma.sql`JOIN users u ON u.id = e.user_id JOIN course_version v ON v.id = e.version_id
  LEFT JOIN email_address a ON a.user_id = u.id AND a.is_primary CROSS JOIN LATERAL (${countedLessonsOf(at)}) n`;

async function readWaiting(db: Deps["db"], { courseId, at, q, page, groupId }: Asked): Promise<Page> {
  // Those who have no account yet are in no group.
  if (groupId !== null) return { students: [], waiting: [], total: 0 };
  const where = {
    courseId,
    acceptedAt: null,
    withdrawnAt: null,
    expiresAt: { gt: at },
    ...(q === "" ? {} : { emailKey: { contains: q.toLowerCase() } }),
  };
  const [rows, total] = await Promise.all([
    db.invite.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * STUDENTS_A_PAGE,
      take: STUDENTS_A_PAGE,
      select: { id: true, email: true, createdAt: true, expiresAt: true },
    }),
    db.invite.count({ where }),
  ]);
  const waiting = rows.map(({ createdAt, ...invite }) => ({ ...invite, invitedAt: createdAt }));
  return { students: [], waiting, total };
}
