import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { Prisma } from "@/generated/prisma/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

type Telling = Pick<Deps, "db" | "now">;

const About = rowSchema(() => ({
  courseId: z.string(),
  course: z.string(),
  slug: z.string(),
  threadId: z.string(),
  userId: z.string(),
}));

/** The course as it is called to everybody; a draft that was never live by its draft. Over `course c`. */
const title = Prisma.sql`(SELECT v.title FROM course_version v WHERE v.course_id = c.id
  ORDER BY v.id = c.live_version_id DESC NULLS LAST, v.number DESC LIMIT 1)`;
/** Of `post p`, `thread t`: what was deleted or hidden meanwhile is not told of. */
const stands = Prisma.sql`p.deleted_at IS NULL AND p.hidden_at IS NULL AND t.deleted_at IS NULL`;

/** An enrollment or a part in the team that lets someone (`who`) read the discussion of `course c` now. */
const takesPart = (who: Prisma.Sql, at: Date): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM enrollment e WHERE e.course_id = c.id AND e.user_id = ${who} AND ${isCurrentEnrollment("e", at)} AND e.status <> 'SUSPENDED')
  OR EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = c.id AND i.user_id = ${who} AND i.is_active))`;

/**
 * A new question: told to the course's team, hour by hour. The words of a discussion are in no notification and no mail: a lesson
 * that they quote may be closed to whoever reads those.
 */
export async function tellOfQuestion({ db, now }: Telling, threadId: string): Promise<number> {
  const [row] = await queryRows(db, () => About().extend({ team: z.array(z.string()) }))`
    SELECT c.id AS "courseId", ${title} AS course, c.slug, t.id AS "threadId", t.user_id AS "userId",
           ARRAY(SELECT i.user_id FROM course_instructor i
                  WHERE i.course_id = c.id AND i.is_active AND i.user_id <> t.user_id) AS team
      FROM thread t JOIN post p ON p.id = t.id JOIN course c ON c.id = t.course_id
     WHERE t.id = ${threadId}::uuid AND ${stands}`;
  if (!row) return 0;
  const { courseId, course, slug, team } = row;
  const path = `/courses/${slug}/discussion?show=unanswered`;
  const wish = { kind: "question.asked", userIds: team, params: { course }, path, courseId } as const;
  return db.$transaction((tx) => notify(tx, { ...wish, key: courseId, subject: threadId }, now()));
}

/** A reply: told to who asked, and to whose post it answers, as far as they may still read there. */
export async function tellOfAnswer({ db, now }: Telling, postId: string): Promise<number> {
  const at = now();
  const rows = await queryRows(db, About)`
    SELECT DISTINCT c.id AS "courseId", ${title} AS course, c.slug, t.id AS "threadId", w.id AS "userId"
      FROM post p JOIN thread t ON t.id = p.thread_id JOIN course c ON c.id = t.course_id
      LEFT JOIN post answered ON answered.id = p.parent_id
      JOIN users w ON w.id IN (t.user_id, answered.user_id) AND w.id <> p.user_id
     WHERE p.id = ${postId}::uuid AND ${stands} AND ${takesPart(Prisma.sql`w.id`, at)}`;
  const [first] = rows;
  if (!first) return 0;
  const { courseId, course, slug, threadId } = first;
  const userIds = rows.map(({ userId }) => userId);
  const path = `/courses/${slug}/discussion?thread=${threadId}`;
  const wish = { kind: "question.answered", userIds, params: { course }, path, courseId, key: postId } as const;
  return db.$transaction((tx) => notify(tx, wish, at));
}

/** Someone took a reply as the answer: told to its author. */
export async function tellOfAcceptance({ db, now }: Telling, postId: string, byId: string): Promise<number> {
  const at = now();
  const [row] = await queryRows(db, About)`
    SELECT c.id AS "courseId", ${title} AS course, c.slug, t.id AS "threadId", p.user_id AS "userId"
      FROM post p JOIN thread t ON t.id = p.thread_id JOIN course c ON c.id = t.course_id
     WHERE p.id = ${postId}::uuid AND t.accepted_post_id = p.id AND p.user_id <> ${byId}::uuid
       AND ${stands} AND ${takesPart(Prisma.sql`p.user_id`, at)}`;
  if (!row) return 0;
  const { courseId, course, slug, threadId, userId } = row;
  const path = `/courses/${slug}/discussion?thread=${threadId}`;
  const wish = { kind: "answer.accepted", userIds: [userId], params: { course }, path, courseId, key: postId } as const;
  return db.$transaction((tx) => notify(tx, wish, at));
}

/** People told in one transaction. */
const batch = 200;

/**
 * An announcement: told to the students of its course, `batch` of them, those after `after`. Resolves to where to go on, null at the
 * end. One that was withdrawn meanwhile is told to no one else.
 */
export async function tellOfAnnouncement(
  { db, now }: Telling,
  { announcementId, after }: { announcementId: string; after: string | null },
): Promise<string | null> {
  const at = now();
  const rows = await queryRows(db, () => About().omit({ threadId: true }).extend({ announcement: z.string() }))`
    SELECT c.id AS "courseId", ${title} AS course, c.slug, a.title AS announcement, e.user_id AS "userId"
      FROM announcement a JOIN course c ON c.id = a.course_id JOIN enrollment e ON e.course_id = c.id
     WHERE a.id = ${announcementId}::uuid AND a.publish_at <= ${at} AND a.deleted_at IS NULL AND e.user_id <> a.user_id
       AND ${isCurrentEnrollment("e", at)} AND e.status <> 'SUSPENDED' AND (${after}::uuid IS NULL OR e.user_id > ${after}::uuid)
     ORDER BY e.user_id LIMIT ${batch}`;
  const [first] = rows;
  if (!first) return null;
  const { courseId, course, slug, announcement } = first;
  const userIds = rows.map(({ userId }) => userId);
  const path = `/courses/${slug}/announcements`;
  const wish = { kind: "course.announcement", userIds, params: { course, announcement }, path, courseId } as const;
  await db.$transaction((tx) => notify(tx, { ...wish, key: announcementId }, at));
  return rows.length < batch ? null : (rows.at(-1)?.userId ?? null);
}
