import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { enrollmentStatusAt, isCurrentEnrollment } from "@/server/db/current-enrollment";
import type { Deps } from "@/server/trpc/context";
import { countedLessonsOf } from "./counted-lessons";

interface NextLesson {
  id: string;
  title: string;
  place: string;
  /** At which its video was left. */
  videoPosition: number | null;
  /** Its text was left after the beginning. */
  isMidway: boolean;
  /** Minutes from where it was left to its end, rounded up; null once it is complete, or where no one knows its length. */
  minutesLeft: number | null;
}

export interface MyCourse {
  courseId: string;
  slug: string;
  title: string;
  language: string;
  categorySlug: string | null;
  coverGrammar: string | null;
  /**
   * SUSPENDED: nothing of the course is open until someone of its team lifts it.
   * EXPIRED: the last enrollment in a course that came to its end automatically, with none after it.
   */
  status: "ACTIVE" | "COMPLETED" | "SUSPENDED" | "EXPIRED";
  /** When access ended or will end; null without an end. */
  expiresAt: Date | null;
  /** Its page is open to everybody. */
  isPublic: boolean;
  progressPercentage: number;
  lessonCount: number;
  lessonsCompleted: number;
  /** Lessons beside those that count. */
  optionalCount: number;
  lastAccessedAt: Date;
  completedAt: Date | null;
  /** The lesson to go on with: the last one opened, else the first. */
  lesson: NextLesson | null;
  certificateNumber: string | null;
  /** A newer version is live than the one that the enrollment is on. */
  hasNewVersion: boolean;
}

/** A dashboard shows this many enrollments at most; the rest is history. */
const most = 100;

/** The enrollment that counts, else the one that ended last: of a course that one sits in again, the former ones are history. */
const lastOf = (userId: string | null, at: Date): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (e."course_id") e.*, ${enrollmentStatusAt("e", at)} AS "status_now" FROM "enrollment" e
   WHERE e."user_id" = ${userId}::uuid AND e."status" <> 'DROPPED'
   ORDER BY e."course_id", ${isCurrentEnrollment("e", at)} DESC, e."expires_at" DESC`;

/** The person's enrollments, last opened first. One query. */
export function listMyCourses({ db, actor, now }: Pick<Deps, "db" | "actor" | "now">): Promise<MyCourse[]> {
  const userId = actor.kind === "person" ? actor.id : null;
  return db.$queryRaw<MyCourse[]>(Prisma.sql`
    SELECT c."id" AS "courseId", c."slug", v."title", v."language", g."slug" AS "categorySlug", g."cover_grammar" AS "coverGrammar", e."status_now" AS "status",
           e."expires_at" AS "expiresAt", c."state" = 'LIVE' AND c."visibility" <> 'INVITATION' AS "isPublic",
           e."progress_percentage"::float8 AS "progressPercentage", n."total" AS "lessonCount", n."done" AS "lessonsCompleted", n."optional" AS "optionalCount",
           e."last_accessed_at" AS "lastAccessedAt", e."completed_at" AS "completedAt",
           c."state" = 'LIVE' AND c."live_version_id" <> e."version_id" AS "hasNewVersion",
           (SELECT t."number" FROM "certificate" t WHERE t."enrollment_id" = e."id" AND t."superseded_at" IS NULL) AS "certificateNumber",
           (SELECT jsonb_build_object('id', l."lesson_id", 'title', l."title", 'place', (m."position" + 1) || '.' || (l."position" + 1),
                     'videoPosition', p."position_seconds", 'isMidway', COALESCE(p."reading_block" > 0 AND p."completed_at" IS NULL, false),
                     'minutesLeft', CASE WHEN p."completed_at" IS NULL AND l."duration_minutes" IS NOT NULL THEN GREATEST(1, ceil(l."duration_minutes" * (1 - COALESCE(p."reading_share", 0))
                       - CASE WHEN p."reading_share" IS NULL THEN COALESCE(p."position_seconds", 0) / 60 ELSE 0 END)) END)
              FROM "lesson_version" l JOIN "module_version" m ON m."id" = l."module_version_id"
              LEFT JOIN "lesson_progress" p ON p."enrollment_id" = e."id" AND p."lesson_id" = l."lesson_id"
             WHERE l."version_id" = e."version_id" AND m."published_at" <= now()
             ORDER BY l."lesson_id" IS NOT DISTINCT FROM e."last_lesson_id" DESC, m."position", l."position" LIMIT 1) AS "lesson"
      FROM (${lastOf(userId, now())}) e JOIN "course" c ON c."id" = e."course_id" JOIN "course_version" v ON v."id" = e."version_id"
      LEFT JOIN "category" g ON g."id" = c."category_id"
     CROSS JOIN LATERAL (${countedLessonsOf(now())}) n
     ORDER BY e."last_accessed_at" DESC LIMIT ${most}`);
}
