import "server-only";
import * as z from "zod";
import type { LessonOrder, ThreadFilter } from "@/features/discussion/rules";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import type { OpenLessons } from "./open-lessons";

const PostRow = rowSchema(() => ({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  isTeacher: z.boolean(),
  content: z.string(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  isDeleted: z.boolean(),
  isHidden: z.boolean(),
  hiddenReason: z.string(),
  isReportedByMe: z.boolean(),
  usefulCount: z.number(),
  isUsefulToMe: z.boolean(),
  /** Open ones. */
  reports: z.array(z.strictObject({ reason: z.string(), note: z.string(), by: z.string() })).nullable(),
}));
export type PostRow = RowOf<typeof PostRow>;

export const ThreadRow = rowSchema(() => ({
  id: z.string(),
  lessonId: z.string().nullable(),
  userId: z.string(),
  title: z.string(),
  videoSecond: z.number().nullable(),
  acceptedPostId: z.string().nullable(),
  isPinned: z.boolean(),
  isClosed: z.boolean(),
  replyCount: z.number(),
  posts: z.array(PostRow()),
  total: z.number(),
}));
export type ThreadRow = RowOf<typeof ThreadRow>;

/** Of `post p`: stands for everybody. Search looks at nothing else, or it would tell what is hidden. */
const stands = Prisma.sql`p.deleted_at IS NULL AND p.hidden_at IS NULL`;
const answered = Prisma.sql`EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.user_id <> t.user_id AND ${stands})`;

/** Over `thread t`: those of a course that the asker may know of. */
export function openTo(courseId: string, { isEverything, lessons }: OpenLessons): Prisma.Sql {
  const ids = lessons.map(({ id }) => id);
  const lesson = isEverything
    ? Prisma.sql`TRUE`
    : Prisma.sql`(t.lesson_id IS NULL OR t.lesson_id = ANY(${ids}::uuid[]))`;
  return Prisma.sql`t.course_id = ${courseId}::uuid AND t.deleted_at IS NULL AND ${lesson}`;
}

export function matching(userId: string, { q, show }: { q: string; show: ThreadFilter }): Prisma.Sql {
  const found = q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)
    .map((word) => {
      const asked = Prisma.sql`t.title ILIKE ${likeAnywhere(word)} AND EXISTS (SELECT 1 FROM post p WHERE p.id = t.id AND ${stands})`;
      return Prisma.sql`((${asked}) OR EXISTS (
        SELECT 1 FROM post p WHERE p.thread_id = t.id AND ${stands} AND p.content ILIKE ${likeAnywhere(word)}))`;
    });
  const kept: Record<ThreadFilter, Prisma.Sql[]> = {
    all: [],
    unanswered: [Prisma.sql`t.accepted_post_id IS NULL AND NOT ${answered}`],
    mine: [
      Prisma.sql`(t.user_id = ${userId}::uuid OR EXISTS (
        SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.user_id = ${userId}::uuid AND p.deleted_at IS NULL))`,
    ],
    reported: [
      Prisma.sql`EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.reported_at IS NOT NULL AND p.deleted_at IS NULL)`,
    ],
  };
  return Prisma.join([Prisma.sql`TRUE`, ...found, ...kept[show]], " AND ");
}

const usefulCount = (postId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int FROM post_vote k WHERE k.post_id = ${postId})`;

export const orders: Record<LessonOrder, Prisma.Sql> = {
  newest: Prisma.sql`t.last_post_at DESC, t.id DESC`,
  reading: Prisma.sql`t.video_second NULLS LAST, t.id`,
  useful: Prisma.sql`${usefulCount(Prisma.sql`t.id`)} DESC, t.last_post_at DESC, t.id DESC`,
  unanswered: Prisma.sql`${answered}, t.last_post_at DESC, t.id DESC`,
};

export interface ThreadQuery {
  userId: string;
  isModerator: boolean;
  where: Prisma.Sql;
  order: Prisma.Sql;
  /** Comes first, if the conditions keep it. */
  firstId: string | null;
  take: number;
  skip: number;
  mostPosts: number;
}

const replies = (most: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT p.* FROM post p WHERE p.thread_id = t.id AND p.id <> t.id ORDER BY p.created_at, p.id LIMIT ${most}`;

/** Threads with what was said in them, whatever their state: what of it the asker is given is decided afterwards. One statement. */
export function threadsSql({
  userId,
  isModerator,
  where,
  order,
  firstId,
  take,
  skip,
  mostPosts,
}: ThreadQuery): Prisma.Sql {
  const reports = isModerator
    ? Prisma.sql`(SELECT jsonb_agg(jsonb_build_object('reason', r.reason_code, 'note', r.note, 'by', ru.name) ORDER BY r.created_at)
        FROM post_report r JOIN users ru ON ru.id = r.user_id WHERE r.post_id = p.id AND r.resolved_at IS NULL)`
    : Prisma.sql`NULL`;
  return Prisma.sql`
    SELECT t.id, t.lesson_id AS "lessonId", t.user_id AS "userId", t.title, t.video_second AS "videoSecond",
           t.accepted_post_id AS "acceptedPostId", t.is_pinned AS "isPinned", t.locked_at IS NOT NULL AS "isClosed", t.total,
           (SELECT count(*)::int FROM post p WHERE p.thread_id = t.id AND p.id <> t.id AND ${stands}) AS "replyCount",
           (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'userId', p.user_id, 'name', u.name, 'content', p.content,
                     'isTeacher', EXISTS (SELECT 1 FROM course_instructor i
                        WHERE i.course_id = t.course_id AND i.user_id = p.user_id AND i.is_active),
                     'createdAt', p.created_at, 'editedAt', p.edited_at, 'isDeleted', p.deleted_at IS NOT NULL,
                     'isHidden', p.hidden_at IS NOT NULL, 'hiddenReason', p.hidden_reason, 'reports', ${reports},
                     'usefulCount', ${usefulCount(Prisma.sql`p.id`)},
                     'isUsefulToMe', EXISTS (SELECT 1 FROM post_vote k WHERE k.post_id = p.id AND k.user_id = ${userId}::uuid),
                     'isReportedByMe', EXISTS (SELECT 1 FROM post_report r WHERE r.post_id = p.id AND r.user_id = ${userId}::uuid))
                   ORDER BY p.id <> t.id, p.created_at, p.id)
              FROM (SELECT p.* FROM post p WHERE p.id = t.id UNION ALL (${replies(Prisma.sql`${mostPosts}`)})) p
              JOIN users u ON u.id = p.user_id) AS posts
      FROM (SELECT t.*, count(*) OVER ()::int AS total, row_number() OVER (
                ORDER BY t.id = ${firstId}::uuid DESC NULLS LAST, t.is_pinned DESC, ${order}) AS place
              FROM thread t WHERE ${where}) t
     WHERE t.place > ${skip} AND t.place <= ${skip + take}
     ORDER BY t.place`;
}
