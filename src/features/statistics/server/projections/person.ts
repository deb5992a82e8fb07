import "server-only";
import * as z from "zod";
import { habitOf, secondsByDay, streakOf } from "@/features/learning/study-days";
import { Prisma } from "@/generated/prisma/client";
import { zoneClock } from "@/lib/zone-clock";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** UserStats of one person, as of a moment. */
export interface PersonFigures extends Omit<Row, "at" | "timeZone" | "quarters"> {
  /** Of the quarters of an hour that were over then. */
  timeSpentSeconds: number;
  activityStreak: number;
  learningHabits: object;
}

const Row = rowSchema(() => ({
  userId: z.string(),
  coursesEnrolled: z.number(),
  coursesCompleted: z.number(),
  /** Mean percentage over the best attempt of each assessment, two places; null before the first. */
  averageScore: z.string().nullable(),
  lastActivityAt: z.date().nullable(),
  at: z.date(),
  timeZone: z.string(),
  quarters: z.array(z.strictObject({ startsAt: z.number(), seconds: z.number() })),
}));
type Row = RowOf<typeof Row>;

const quarterMs = 900_000;

/**
 * Counts people from their own rows: few, whatever else there is. Whoever has left is not among the answers.
 * @param at as of when; null for when each was last counted, those that never were left out.
 */
export async function countPeople(
  tx: Tx,
  userIds: readonly string[],
  at: Date | null,
): Promise<(PersonFigures & { at: Date })[]> {
  const moment = at ? Prisma.sql`${at}::timestamptz` : Prisma.sql`s.updated_at`;
  const rows = await queryRows(tx, Row)`
    SELECT u.id::text AS "userId", ${moment} AS at, COALESCE(p.time_zone, 'UTC') AS "timeZone",
           e.enrolled AS "coursesEnrolled", e.completed AS "coursesCompleted", b.average::text AS "averageScore",
           GREATEST(e.last, b.last, l.last, q.last) AS "lastActivityAt", COALESCE(q.quarters, '[]'::jsonb) AS quarters
      FROM users u LEFT JOIN user_stats s ON s.user_id = u.id LEFT JOIN user_preference p ON p.user_id = u.id
     CROSS JOIN LATERAL (
        SELECT count(DISTINCT course_id)::int AS enrolled, count(DISTINCT course_id) FILTER (WHERE completed_at IS NOT NULL)::int AS completed,
               max(GREATEST(enrolled_at, completed_at)) AS last
          FROM enrollment WHERE user_id = u.id) e
     CROSS JOIN LATERAL (
        SELECT round(avg(best), 2) AS average, max(last) AS last
          FROM (SELECT max(percentage) AS best, max(ended_at) AS last FROM assessment_attempt
                 WHERE user_id = u.id AND percentage IS NOT NULL GROUP BY assessment_id) a) b
     CROSS JOIN LATERAL (
        SELECT max(GREATEST(d.created_at, d.completed_at)) AS last
          FROM enrollment n JOIN lesson_progress d ON d.enrollment_id = n.id WHERE n.user_id = u.id) l
     CROSS JOIN LATERAL (
        SELECT max(t.starts_at) + interval '15 minutes' AS last,
               jsonb_agg(jsonb_build_object('startsAt', extract(epoch FROM t.starts_at) * 1000, 'seconds', t.active_seconds) ORDER BY t.starts_at) AS quarters
          FROM study_time t WHERE t.user_id = u.id AND t.starts_at + interval '15 minutes' <= ${moment}) q
     WHERE u.id = ANY (${[...userIds]}::uuid[]) AND u.anonymized_at IS NULL AND ${moment} IS NOT NULL ORDER BY u.id`;
  return rows.map(figuresOf);
}

function figuresOf({ quarters, timeZone, ...row }: Row): PersonFigures & { at: Date } {
  const ended = quarters.filter(({ startsAt }) => startsAt + quarterMs <= row.at.getTime());
  return {
    ...row,
    timeSpentSeconds: ended.reduce((sum, { seconds }) => sum + seconds, 0),
    activityStreak: streakOf(secondsByDay(ended, timeZone), zoneClock(timeZone)(row.at).day).days,
    learningHabits: habitOf(ended, timeZone, row.at) ?? {},
  };
}

/** Writes UserStats of these people, as of `at`. */
export async function projectPeople(tx: Tx, userIds: readonly string[], at: Date): Promise<void> {
  const people = await countPeople(tx, userIds, at);
  if (people.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO user_stats (id, user_id, courses_enrolled, courses_completed, time_spent_seconds, average_score, activity_streak,
                            last_activity_at, learning_habits, updated_at)
    SELECT gen_random_uuid(), f."userId", f."coursesEnrolled", f."coursesCompleted", f."timeSpentSeconds", f."averageScore",
           f."activityStreak", f."lastActivityAt", f."learningHabits", ${at}
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS f("userId" uuid, "coursesEnrolled" int, "coursesCompleted" int,
           "timeSpentSeconds" bigint, "averageScore" numeric, "activityStreak" int, "lastActivityAt" timestamptz, "learningHabits" jsonb)
    ON CONFLICT (user_id) DO UPDATE
      SET courses_enrolled = EXCLUDED.courses_enrolled, courses_completed = EXCLUDED.courses_completed,
          time_spent_seconds = EXCLUDED.time_spent_seconds, average_score = EXCLUDED.average_score,
          activity_streak = EXCLUDED.activity_streak, last_activity_at = EXCLUDED.last_activity_at,
          learning_habits = EXCLUDED.learning_habits, updated_at = EXCLUDED.updated_at`;
}
