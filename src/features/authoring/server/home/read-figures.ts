import "server-only";
import type { Deps } from "@/server/trpc/context";

export interface Figures {
  enrollments: {
    /** New seats of the last 30 days, and of the 30 before. */
    now: number;
    before: number;
    /** Seats held now, over all courses. */
    total: number;
    completed: number;
    /** One figure a week, the oldest first, eight of them. */
    weeks: number[];
  } | null;
  /** In minor units, one entry a currency: of the last 30 days, the 30 before, and altogether. Null without the right. */
  revenue: { currency: string; now: number; before: number; total: number }[] | null;
  ratings: { average: number | null; count: number; histogram: number[]; lately: number };
  activity: {
    kind: "enrolled" | "completed" | "reviewed";
    at: string;
    courseId: string;
    title: string;
    name: string | null;
    rating: number | null;
  }[];
}

const mostActivity = 8;

/**
 * Every figure of an instructor's first page, in one query over the courses that they teach. Seats and money need the right to see
 * analytics in a course, learners' names the right to manage its students. Money is what was granted and not taken back.
 */
export async function readFigures({ db, actor, now }: Pick<Deps, "db" | "actor" | "now">): Promise<Figures> {
  const userId = actor.kind === "person" ? actor.id : null;
  const at = now();
  const [row] = await db.$queryRaw<[Figures & { seesAny: boolean }]>`
    WITH mine AS (
      SELECT c.id, coalesce(v.title, c.slug) AS title, c.rating_histogram AS stars,
             i.role = 'LEAD' OR i.can_view_analytics AS sees, i.role = 'LEAD' OR i.can_manage_students AS manages
        FROM course_instructor i JOIN course c ON c.id = i.course_id
        LEFT JOIN LATERAL (SELECT title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
       WHERE i.user_id = ${userId}::uuid AND i.is_active LIMIT 500
    ), seats AS (
      SELECT e.enrolled_at, e.status FROM mine m JOIN enrollment e ON e.course_id = m.id WHERE m.sees
    ), money AS (
      SELECT g.currency, g.amount_minor, g.granted_at FROM mine m JOIN access_grant g ON g.course_id = m.id
       WHERE m.sees AND g.revoked_at IS NULL AND g.amount_minor > 0
    ), stars AS (
      SELECT s.n, sum(s.count)::int AS count FROM mine m, unnest(m.stars) WITH ORDINALITY AS s(count, n) GROUP BY s.n
    ), acts AS (
      (SELECT 'enrolled' AS kind, e.enrolled_at AS at, m.id, m.title, m.manages, e.user_id, NULL::int AS rating
         FROM mine m JOIN enrollment e ON e.course_id = m.id ORDER BY e.enrolled_at DESC LIMIT ${mostActivity})
      UNION ALL
      (SELECT 'completed', e.completed_at, m.id, m.title, m.manages, e.user_id, NULL
         FROM mine m JOIN enrollment e ON e.course_id = m.id WHERE e.completed_at IS NOT NULL
        ORDER BY e.completed_at DESC LIMIT ${mostActivity})
      UNION ALL
      (SELECT 'reviewed', r.created_at, m.id, m.title, true, r.user_id, r.rating
         FROM mine m JOIN review r ON r.course_id = m.id WHERE r.state = 'APPROVED' ORDER BY r.created_at DESC LIMIT ${mostActivity})
    )
    SELECT EXISTS (SELECT 1 FROM mine WHERE sees) AS "seesAny",
      (SELECT jsonb_build_object(
         'now', count(*) FILTER (WHERE enrolled_at > ${at}::timestamptz - interval '30 days'),
         'before', count(*) FILTER (WHERE enrolled_at <= ${at}::timestamptz - interval '30 days'
                                      AND enrolled_at > ${at}::timestamptz - interval '60 days'),
         'total', count(*) FILTER (WHERE status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')),
         'completed', count(*) FILTER (WHERE status = 'COMPLETED'),
         'weeks', (SELECT jsonb_agg((SELECT count(*) FROM seats s WHERE s.enrolled_at > ${at}::timestamptz - w * interval '7 days'
                     AND s.enrolled_at <= ${at}::timestamptz - (w - 1) * interval '7 days') ORDER BY w DESC)
                     FROM generate_series(1, 8) w)) FROM seats) AS enrollments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('currency', x.currency, 'now', x.now, 'before', x.before, 'total', x.total)
                ORDER BY x.total DESC), '[]')
         FROM (SELECT currency, sum(amount_minor) AS total,
                      coalesce(sum(amount_minor) FILTER (WHERE granted_at > ${at}::timestamptz - interval '30 days'), 0) AS now,
                      coalesce(sum(amount_minor) FILTER (WHERE granted_at <= ${at}::timestamptz - interval '30 days'
                                                           AND granted_at > ${at}::timestamptz - interval '60 days'), 0) AS before
                 FROM money GROUP BY currency) x) AS revenue,
      (SELECT jsonb_build_object(
         'average', (SELECT sum(n * count)::float8 / nullif(sum(count), 0) FROM stars),
         'count', (SELECT coalesce(sum(count), 0) FROM stars),
         'histogram', (SELECT coalesce(jsonb_agg(count ORDER BY n), '[0,0,0,0,0]') FROM stars),
         'lately', (SELECT count(*) FROM mine m JOIN review r ON r.course_id = m.id
                     WHERE r.state = 'APPROVED' AND r.created_at > ${at}::timestamptz - interval '30 days'))) AS ratings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'at', a.at, 'courseId', a.id, 'title', a.title,
                'rating', a.rating, 'name', CASE WHEN a.manages THEN u.name END) ORDER BY a.at DESC), '[]')
         FROM (SELECT * FROM acts ORDER BY at DESC LIMIT ${mostActivity}) a JOIN users u ON u.id = a.user_id) AS activity`;
  const { seesAny, enrollments, revenue, ...open } = row;
  return { ...open, enrollments: seesAny ? enrollments : null, revenue: seesAny ? revenue : null };
}
