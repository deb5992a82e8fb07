import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { enrollmentStatusAt, isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { countedLessonsOf } from "./counted-lessons";

const NextLesson = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  /** "2.3": module and lesson in it, of those that are shown. */
  place: z.string(),
  /** Its place among the lessons that count, from 1 on; null for an optional one beside them. */
  at: z.number().nullable(),
  isComplete: z.boolean(),
  /** Seconds at which its video was left. */
  videoPosition: z.number().nullable(),
  /** Of its video, where the site knows its length. */
  videoSeconds: z.number().nullable(),
  /** The block of its text at which the reader was last, from 0 on. */
  block: z.number(),
  /** Its text was left after the beginning. */
  isMidway: z.boolean(),
  /** Minutes from where it was left to its end, rounded up; null once it is complete, or where no one knows its length. */
  minutesLeft: z.number().nullable(),
}));

const MyCourse = rowSchema(() => ({
  courseId: z.string(),
  slug: z.string(),
  title: z.string(),
  language: z.string(),
  categorySlug: z.string().nullable(),
  coverGrammar: z.string().nullable(),
  /**
   * SUSPENDED: nothing of the course is open until someone of its team lifts it.
   * EXPIRED: the last enrollment in a course that came to its end automatically, with none after it.
   */
  status: z.enum(["ACTIVE", "COMPLETED", "SUSPENDED", "EXPIRED"]),
  /** When access ended or will end; null without an end. */
  expiresAt: z.date().nullable(),
  /** Its page is open to everybody. */
  isPublic: z.boolean(),
  progressPercentage: z.number(),
  lessonCount: z.number(),
  lessonsCompleted: z.number(),
  /** Lessons beside those that count. */
  optionalCount: z.number(),
  /** That of the enrollment while nothing of the course was opened. */
  lastAccessedAt: z.date(),
  hasStarted: z.boolean(),
  completedAt: z.date().nullable(),
  /** The lesson to go on with: the last one opened, else the first. */
  lesson: NextLesson().nullable(),
  /** Minutes to the end of all lessons that count, rounded up; null where the length of one isn't known, and once all are complete. */
  minutesLeft: z.number().nullable(),
  certificateNumber: z.string().nullable(),
  /** A newer version is live than the one that the enrollment is on. */
  hasNewVersion: z.boolean(),
}));
export type MyCourse = RowOf<typeof MyCourse>;

/** A dashboard shows this many enrollments at most; the rest is history. */
const most = 100;

/** The enrollment that counts, else the one that ended last: of a course that one sits in again, the former ones are history. */
const lastOf = (userId: string, at: Date): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (e."course_id") e.*, ${enrollmentStatusAt("e", at)} AS "status_now" FROM "enrollment" e
   WHERE e."user_id" = ${userId}::uuid AND e."status" <> 'DROPPED'
   ORDER BY e."course_id", ${isCurrentEnrollment("e", at)} DESC, e."expires_at" DESC`;

/** Minutes of `lesson_version l` that are still ahead with the progress `p`: 0 once it is complete, null where its length isn't known. */
const minutesAhead = Prisma.sql`CASE WHEN p."completed_at" IS NOT NULL THEN 0 ELSE l."duration_minutes" * (1 - COALESCE(p."reading_share", 0))
  - CASE WHEN p."reading_share" IS NULL THEN COALESCE(p."position_seconds", 0) / 60 ELSE 0 END END`;

const wholeMinutes = (minutes: Prisma.Sql): Prisma.Sql => Prisma.sql`GREATEST(1, ceil(${minutes}))::int`;

/** For `enrollment e`: the lesson to go on with and what is left of it and of the course. No row where nothing is shown. */
const placeOf = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT jsonb_build_object('id', y."lesson_id", 'title', y."title", 'place', y."place", 'at', CASE WHEN y."counts" THEN y."at" END,
           'isComplete', y."is_complete", 'videoPosition', y."position_seconds",
           'videoSeconds', COALESCE(y."video_seconds", (SELECT f."duration_seconds" FROM "stored_file" f WHERE f."id" = y."video_file_id")),
           'block', COALESCE(y."reading_block", 0), 'isMidway', COALESCE(y."reading_block" > 0, false) AND NOT y."is_complete",
           'minutesLeft', CASE WHEN NOT y."is_complete" AND y."ahead" IS NOT NULL THEN ${wholeMinutes(Prisma.sql`y."ahead"`)} END) AS "lesson",
         CASE WHEN y."is_known" AND y."course_ahead" > 0 THEN ${wholeMinutes(Prisma.sql`y."course_ahead"`)} END AS "minutesLeft"
    FROM (SELECT x.*, count(*) FILTER (WHERE x."counts") OVER (ORDER BY x."module_at", x."lesson_at") AS "at",
                 sum(GREATEST(x."ahead", 0)) FILTER (WHERE x."counts") OVER () AS "course_ahead",
                 bool_and(x."ahead" IS NOT NULL OR NOT x."counts") OVER () AS "is_known"
            FROM (SELECT l."lesson_id", l."title", l."video_seconds", l."video_file_id", m."position" AS "module_at", l."position" AS "lesson_at",
                         dense_rank() OVER (ORDER BY m."position") || '.' || row_number() OVER (PARTITION BY m."id" ORDER BY l."position") AS "place", p."position_seconds", p."reading_block",
                         p."completed_at" IS NOT NULL AS "is_complete", ${minutesAhead} AS "ahead",
                         l."is_required" OR NOT bool_or(l."is_required") OVER () AS "counts"
                    FROM "lesson_version" l JOIN "module_version" m ON m."id" = l."module_version_id"
                    LEFT JOIN "lesson_progress" p ON p."enrollment_id" = e."id" AND p."lesson_id" = l."lesson_id"
                   WHERE l."version_id" = e."version_id" AND m."published_at" <= ${at}) x) y
   ORDER BY y."lesson_id" IS NOT DISTINCT FROM e."last_lesson_id" DESC, y."module_at", y."lesson_at" LIMIT 1`;

/** The person's enrollments, last opened first. One query. */
export function listMyCourses({ db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">): Promise<MyCourse[]> {
  const userId = actor.id;
  return queryRows(db, MyCourse)`
    SELECT c."id" AS "courseId", c."slug", v."title", v."language", g."slug" AS "categorySlug", g."cover_grammar" AS "coverGrammar", e."status_now" AS "status",
           e."expires_at" AS "expiresAt", c."state" = 'LIVE' AND c."visibility" <> 'INVITATION' AS "isPublic",
           e."progress_percentage"::float8 AS "progressPercentage", n."total" AS "lessonCount", n."done" AS "lessonsCompleted", n."optional" AS "optionalCount",
           e."last_accessed_at" AS "lastAccessedAt", e."completed_at" AS "completedAt",
           e."started_at" IS NOT NULL AS "hasStarted", c."state" = 'LIVE' AND c."live_version_id" <> e."version_id" AS "hasNewVersion",
           (SELECT t."number" FROM "certificate" t WHERE t."enrollment_id" = e."id" AND t."superseded_at" IS NULL) AS "certificateNumber",
           w."lesson", w."minutesLeft"
      FROM (${lastOf(userId, now())}) e JOIN "course" c ON c."id" = e."course_id" JOIN "course_version" v ON v."id" = e."version_id"
      LEFT JOIN "category" g ON g."id" = c."category_id"
     CROSS JOIN LATERAL (${countedLessonsOf(now())}) n
      LEFT JOIN LATERAL (${placeOf(now())}) w ON true
     ORDER BY e."last_accessed_at" DESC LIMIT ${most}`;
}
