import "server-only";
import * as z from "zod";
import { warningDays } from "@/features/courses/builder";
import { countBlocking } from "@/features/courses/server/list-gaps";
import { isStillTheirs } from "@/features/courses/server/sessions/own-session";
import { waitingAnswers } from "@/features/courses/server/waiting-answers";
import { type Attention, type CourseSigns, findAttention } from "@/features/studio/dashboard";
import { Prisma } from "@/generated/prisma/client";
import { CourseState } from "@/generated/prisma/enums";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { getDashboard } from "./dashboard-settings";
import { readFigures } from "./read-figures";

type HomeDeps = Pick<PersonDeps, "db" | "actor" | "now">;

const mostCourses = 500;
const mostShown = 12;

const SignRow = rowSchema(() => ({
  courseId: z.string(),
  title: z.string(),
  state: z.enum(CourseState),
  hasDraft: z.boolean(),
  draftEditedAt: z.date().nullable(),
  lastEditedAt: z.date(),
  scheduledFor: z.date().nullable(),
  averageRating: z.number().nullable(),
  reviewCount: z.number(),
  hasChanges: z.boolean(),
  refusedAt: z.date().nullable(),
  requestCount: z.number(),
  waitingAnswers: z.number(),
  mayManage: z.boolean(),
}));

const EndingRow = rowSchema(() => ({
  sessionId: z.string(),
  courseId: z.string().nullable(),
  title: z.string().nullable(),
  at: z.date(),
}));

/** What the asker's courses ask of them, and every figure of the page. Five queries, bounded by the courses they teach. */
export async function getHome(deps: HomeDeps) {
  const at = deps.now();
  const [courses, ending, figures, settings] = await Promise.all([
    readSigns(deps),
    readEnding(deps),
    readFigures(deps),
    getDashboard(deps),
  ]);
  const attention = [...findAttention(courses, at), ...ending];
  const open = courses.filter(({ state }) => state !== "ARCHIVED");
  return {
    at,
    settings,
    figures,
    attention: attention.slice(0, mostShown),
    attentionCount: attention.length,
    courseCount: courses.length,
    recent: open
      .slice(0, 3)
      .map(({ courseId, title, state, lastEditedAt }) => ({ courseId, title, state, lastEditedAt })),
  };
}

export type Home = Awaited<ReturnType<typeof getHome>>;

/** The courses the asker teaches, last edited first. Requests are shown to those who may answer them. */
async function readSigns({ db, actor }: HomeDeps): Promise<CourseSigns[]> {
  const userId = actor.id;
  const grader = { id: userId, mayDecide: Prisma.sql`(i.role = 'LEAD' OR i.can_publish)` };
  const rows = await queryRows(db, SignRow)`
    SELECT c.id AS "courseId", coalesce(d.title, v.title, c.slug) AS title, c.state::text AS state, d.id IS NOT NULL AS "hasDraft",
           d.updated_at AS "draftEditedAt", c.last_edited_at AS "lastEditedAt", c.scheduled_for AS "scheduledFor",
           c.average_rating::float8 AS "averageRating", c.review_count AS "reviewCount",
           d.id IS NOT NULL AND v.id IS NOT NULL AND coalesce(d.change_count, 1) > 0 AS "hasChanges",
           coalesce(c.schedule_refused_at, (SELECT min(m.release_refused_at) FROM module_version m WHERE m.version_id = d.id)) AS "refusedAt",
           CASE WHEN i.role = 'LEAD' OR i.can_manage_students THEN (
             SELECT count(*)::int FROM access_request r WHERE r.course_id = c.id AND r.state = 'PENDING') ELSE 0 END AS "requestCount",
           CASE WHEN i.role = 'LEAD' OR i.can_grade THEN ${waitingAnswers(grader)} ELSE 0 END AS "waitingAnswers",
           i.role = 'LEAD' OR i.can_manage_students AS "mayManage"
      FROM course_instructor i JOIN course c ON c.id = i.course_id
      LEFT JOIN course_version v ON v.id = c.live_version_id
      LEFT JOIN course_version d ON d.course_id = c.id AND d.published_at IS NULL
     WHERE i.user_id = ${userId}::uuid AND i.is_active
     ORDER BY c.last_edited_at DESC LIMIT ${mostCourses}`;
  const waiting = rows.filter(({ state, hasDraft }) => hasDraft && state !== "ARCHIVED");
  const blocking = await countBlocking(
    db,
    waiting.map(({ courseId }) => courseId),
  );
  return rows.map((row) => ({ ...row, blockingCount: blocking.get(row.courseId) ?? 0 }));
}

/** Sessions of the builder that will soon be put away. */
async function readEnding({ db, actor, now }: HomeDeps): Promise<Attention[]> {
  const userId = actor.id;
  const rows = await queryRows(db, EndingRow)`
    SELECT s.session_id AS "sessionId", s.course_id AS "courseId", v.title, s.expires_at AS at
      FROM course_creation_session s
      LEFT JOIN LATERAL (SELECT title FROM course_version o WHERE o.course_id = s.course_id ORDER BY o.number DESC LIMIT 1) v ON true
     WHERE s.instructor_id = ${userId}::uuid AND s.status = 'ACTIVE' AND ${isStillTheirs}
       AND s.expires_at <= ${now()}::timestamptz + make_interval(days => ${warningDays})
     ORDER BY s.expires_at LIMIT ${mostShown}`;
  return rows.map((row) => ({ code: "draft_ends", ...row, title: row.title ?? "", count: 0, rating: null }));
}
