import "server-only";
import * as z from "zod";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import { currentVersion } from "./course-sql";

/** So many of those who began the lesson last are looked at, and so many parts a video is drawn in. */
export const VIDEO_STUDENTS = 1_000;
export const VIDEO_PARTS = 40;

export const WatchedVideo = rowSchema(() => ({
  lessonId: z.string(),
  title: z.string(),
  /** Length in seconds; of a video elsewhere, as far as anyone has watched. */
  seconds: z.number(),
  /** How many of those looked at played something of it. */
  learners: z.number(),
  /** How many of them played something of each of `VIDEO_PARTS` equal parts. */
  parts: z.array(z.number()),
}));
export type WatchedVideo = RowOf<typeof WatchedVideo>;

/** `[{ "lessonId", "title" }]`: the videos of the current version. */
export const videosOf = (courseId: string): Prisma.Sql => Prisma.sql`
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('lessonId', n.lesson_id, 'title', n.title) ORDER BY m.position, n.position), '[]'::jsonb)
     FROM lesson_version n JOIN module_version m ON m.id = n.module_version_id
    WHERE n.version_id = ${currentVersion(courseId)} AND m.published_at IS NOT NULL AND n.type = 'VIDEO')`;

/**
 * Which parts of a video were played. Watched ranges are stored by student, so this reads rows: those of one lesson by its index, at most
 * `VIDEO_STUDENTS` of them, the latest first. The video that was asked for, else the first that anyone watched.
 */
export const videoHeat = (courseId: string, lessonId: string | null): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_build_object('lessonId', f.lesson_id, 'title', f.title, 'seconds', t.seconds, 'learners', t.learners,
            'parts', (SELECT jsonb_agg((SELECT count(*) FROM unnest(t.watched) w WHERE EXISTS (
                        SELECT 1 FROM jsonb_array_elements(w) r
                         WHERE (r->>0)::float8 < (b + 1) * t.seconds / ${VIDEO_PARTS}::float8 AND (r->>1)::float8 > b * t.seconds / ${VIDEO_PARTS}::float8)) ORDER BY b)
                        FROM generate_series(0, ${VIDEO_PARTS - 1}::int) b))
     FROM (SELECT n.lesson_id, n.title, n.video_seconds FROM lesson_version n JOIN module_version m ON m.id = n.module_version_id
            WHERE n.version_id = ${currentVersion(courseId)} AND m.published_at IS NOT NULL AND n.type = 'VIDEO'
              AND ${lessonId === null ? Prisma.sql`EXISTS (SELECT 1 FROM stat_sum s WHERE s.subject_id = n.lesson_id AND s.measure = 'opened' AND s.value > 0)` : Prisma.sql`n.lesson_id = ${lessonId}::uuid`}
            ORDER BY m.position, n.position LIMIT 1) f
    CROSS JOIN LATERAL (
       SELECT count(*)::int AS learners, array_agg(p.watched_ranges) AS watched,
              COALESCE(f.video_seconds, max((SELECT max((r->>1)::float8) FROM jsonb_array_elements(p.watched_ranges) r))) AS seconds
         FROM (SELECT q.enrollment_id, q.watched_ranges FROM lesson_progress q
                WHERE q.lesson_id = f.lesson_id AND q.watched_seconds > 0 ORDER BY q.created_at DESC LIMIT ${VIDEO_STUDENTS}) p
         JOIN enrollment e ON e.id = p.enrollment_id
        WHERE ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}) t
    WHERE t.learners > 0 AND t.seconds > 0)`;
