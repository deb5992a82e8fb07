import "server-only";
import * as z from "zod";
import { attemptsLeft } from "@/features/assessment/rules";
import {
  AccommodationJson,
  accommodationsOf,
  attemptsFor,
} from "@/features/assessment/server/accommodations/accommodation-json";
import { isLearner } from "@/features/enrollment/server/is-learner";
import type { ListRisks } from "@/features/statistics/analytics-schema";
import {
  FAILED_TRIES,
  LOST_DAYS,
  QUIET_DAYS,
  RISKS_A_PAGE,
  type Risk,
  risksOf,
  STUCK_DAYS,
} from "@/features/statistics/risks";
import { Prisma } from "@/generated/prisma/client";
import { addDays } from "@/lib/time";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/** Of those who were here lately, so many are looked at, the latest first: whoever comes does not go quiet, but may be stuck. */
const MOST_RECENT = 500;

export interface LearnerAtRisk {
  enrollmentId: string;
  name: string;
  progress: number;
  seenAt: Date;
  risks: Risk[];
}

export interface LearnersAtRisk {
  learners: LearnerAtRisk[];
  next: { seenAt: Date; enrollmentId: string } | null;
}

const Row = rowSchema(() => ({
  quietDays: z.number(),
  openLesson: z.strictObject({ title: z.string(), days: z.number() }).nullable(),
  failed: z
    .strictObject({
      title: z.string(),
      tries: z.number(),
      /** As published; the student may have more. */
      maxAttempts: z.number(),
      accommodations: z.array(AccommodationJson()).nullable(),
    })
    .nullable(),
  enrollmentId: z.string(),
  name: z.string(),
  progress: z.number(),
  seenAt: z.date(),
}));
type Row = RowOf<typeof Row>;

/** Enrollments that are studied on and not finished. */
const begun = (courseId: string, at: Date): Prisma.Sql => Prisma.sql`
  e.course_id = ${courseId}::uuid AND e.status = 'ACTIVE' AND e.started_at IS NOT NULL AND ${isCurrentEnrollment("e", at)}
  AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}`;

/** Tries of the present enrollment that failed, of the assessment that failed most often and was never passed. */
const failed = Prisma.sql`
  SELECT jsonb_build_object('title', v.title, 'tries', a.tries, 'maxAttempts', v.max_attempts,
         'accommodations', ${accommodationsOf(Prisma.sql`e.user_id`, Prisma.sql`a.assessment_id`)}) AS failed, a.tries
    FROM (SELECT t.assessment_id, count(*)::int AS tries FROM assessment_attempt t
           WHERE t.enrollment_id = e.id AND t.ended_at IS NOT NULL AND NOT ${hidesNames(Prisma.sql`t.assessment_id`)}
           GROUP BY t.assessment_id HAVING bool_and(t.is_passed IS FALSE) ORDER BY 2 DESC LIMIT 1) a
    JOIN assessment_version v ON v.assessment_id = a.assessment_id
    JOIN lesson_version n ON n.id = v.lesson_version_id AND n.version_id = e.version_id`;

const opened = (at: Date): Prisma.Sql => Prisma.sql`
  SELECT jsonb_build_object('title', n.title, 'days', floor(extract(epoch FROM ${at}::timestamptz - p.created_at) / 86400)::int) AS lesson, p.created_at
    FROM lesson_progress p JOIN lesson_version n ON n.lesson_id = p.lesson_id AND n.version_id = e.version_id
   WHERE p.enrollment_id = e.id AND p.lesson_id = e.last_lesson_id AND p.completed_at IS NULL`;

/**
 * Students who have started and may not finish, each with why; whoever was here last first. Those gone quiet by the index of last
 * visits, a page at a time; before them, on the first page, those of the last `MOST_RECENT` visitors who are stuck or failed.
 */
export async function listRisks(
  { db, now }: Pick<Deps, "db" | "now">,
  courseId: string,
  { after }: ListRisks,
): Promise<LearnersAtRisk> {
  const at = now();
  const quietSince = addDays(at, -QUIET_DAYS);
  const from = after
    ? Prisma.sql`(e.last_accessed_at, e.id) < (${after.seenAt}::timestamptz, ${after.enrollmentId}::uuid)`
    : Prisma.sql`true`;
  const rows = await queryRows(db, Row)`
    WITH recent AS (
      SELECT e.id FROM enrollment e WHERE ${begun(courseId, at)} AND e.last_accessed_at > ${quietSince} AND ${after === null}
       ORDER BY e.last_accessed_at DESC LIMIT ${MOST_RECENT}),
    quiet AS (
      SELECT e.id FROM enrollment e WHERE ${begun(courseId, at)} AND e.last_accessed_at <= ${quietSince}
         AND e.last_accessed_at > ${addDays(at, -LOST_DAYS)} AND ${from}
       ORDER BY e.last_accessed_at DESC, e.id DESC LIMIT ${RISKS_A_PAGE + 1})
    SELECT e.id AS "enrollmentId", u.name, e.progress_percentage::float8 AS progress, e.last_accessed_at AS "seenAt",
           floor(extract(epoch FROM ${at}::timestamptz - e.last_accessed_at) / 86400)::int AS "quietDays",
           o.lesson AS "openLesson", f.failed
      FROM (SELECT id FROM recent UNION SELECT id FROM quiet) s JOIN enrollment e ON e.id = s.id JOIN users u ON u.id = e.user_id
      LEFT JOIN LATERAL (${opened(at)}) o ON true
      LEFT JOIN LATERAL (${failed}) f ON true
     WHERE e.last_accessed_at <= ${quietSince} OR f.tries >= ${FAILED_TRIES} OR o.created_at <= ${addDays(at, -STUCK_DAYS)}
     ORDER BY e.last_accessed_at DESC, e.id DESC`;
  return pageOf(rows, quietSince);
}

function withLeft({ title, tries, maxAttempts, accommodations }: NonNullable<Row["failed"]>) {
  return { title, tries, left: attemptsLeft(attemptsFor(maxAttempts, accommodations), tries) };
}

function pageOf(rows: readonly Row[], quietSince: Date): LearnersAtRisk {
  const quiet = rows.filter(({ seenAt }) => seenAt <= quietSince);
  const hasMore = quiet.length > RISKS_A_PAGE;
  const last = quiet[RISKS_A_PAGE - 1];
  const shown = hasMore ? rows.slice(0, -1) : rows;
  return {
    learners: shown
      .map(({ quietDays, openLesson, failed: tried, ...learner }) => ({
        ...learner,
        risks: risksOf({ quietDays, openLesson, failed: tried && withLeft(tried) }),
      }))
      .filter(({ risks }) => risks.length > 0),
    next: hasMore && last ? { seenAt: last.seenAt, enrollmentId: last.enrollmentId } : null,
  };
}
