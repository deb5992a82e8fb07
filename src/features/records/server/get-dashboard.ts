import "server-only";
import * as z from "zod";
import { type MissedQuestions, MissedRow, missedRows, toMissed } from "@/features/assessment/server/missed-questions";
import {
  type CountedStreak,
  goalProgress,
  type Habit,
  habitOf,
  lastDays,
  type StudyDay,
  secondsByDay,
  streakOf,
  type WeeklyGoal,
} from "@/features/learning/study-days";
import { StoredDashboard } from "@/features/records/schema";
import { zoneClock } from "@/lib/zone-clock";
import { isImpersonated } from "@/policy/actor";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { type LineLeft, LineLeftRow, lineLeftRow, toLineLeft } from "./line-left";
import { Recommendation, recommendedRows } from "./list-recommendations";
import { toUpcoming, type Upcoming, UpcomingRows, upcomingRows } from "./upcoming";

const LatestNote = rowSchema(() => ({ id: z.string(), text: z.string(), updatedAt: z.string() }));
export type LatestNote = RowOf<typeof LatestNote>;

export interface Dashboard {
  timeZone: string;
  /** The last 26 weeks and what has started of this one, oldest first; whole weeks from Monday on. */
  days: StudyDay[];
  /** The last seven days, today last. */
  week: StudyDay[];
  /** Null when the person has hidden it. */
  streak: CountedStreak | null;
  goal: (WeeklyGoal & { done: number; isReached: boolean }) | null;
  habit: Habit | null;
  reminder: { frequency: "NEVER" | "DAILY" | "WEEKLY"; time: string | null };
  notes: LatestNote[];
  missed: MissedQuestions;
  upcoming: Upcoming[];
  recommended: Recommendation[];
  /** Of the lesson to go on with in the course that was open last. */
  line: LineLeft | null;
}

const Row = rowSchema(() => ({
  timeZone: z.string().nullable(),
  dashboard: json(),
  frequency: z.enum(["NEVER", "DAILY", "WEEKLY"]).nullable(),
  time: z.string().nullable(),
  quarters: z.array(z.strictObject({ startsAt: z.number(), seconds: z.number() })),
  notes: z.array(LatestNote()),
  missed: z.array(MissedRow()),
  upcoming: UpcomingRows(),
  line: LineLeftRow().nullable(),
  recommended: z.array(Recommendation()),
}));

const weeksShown = 26;
/** How far back a run of days is followed. */
const longestDays = 800;

/** What is beside one's courses: time, streak, goal, habit, latest notes, questions missed, what comes and what may come next, all from rows, in the person's zone. One query, and the outlines of courses with gates. */
export async function getDashboard(deps: Pick<PersonDeps, "db" | "actor" | "now" | "locale">): Promise<Dashboard> {
  const userId = deps.actor.id;
  const now = deps.now();
  const isTheirs = !isImpersonated(deps.actor);
  const since = new Date(now.getTime() - longestDays * 86_400_000);
  const [row] = await queryRows(deps.db, Row)`
    SELECT p.time_zone AS "timeZone", p.desk AS dashboard, p.reminder_frequency::text AS frequency, to_char(p.reminder_time, 'HH24:MI') AS time,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('startsAt', extract(epoch FROM s.starts_at) * 1000, 'seconds', s.active_seconds) ORDER BY s.starts_at)
              FROM study_time s WHERE s.user_id = u.id AND s.starts_at > ${since}), '[]') AS quarters,
           COALESCE((SELECT jsonb_agg(to_jsonb(n)) FROM (
              SELECT n.id, left(n.content, 160) AS text, n.updated_at AS "updatedAt" FROM note n
               WHERE n.user_id = u.id AND n.deleted_at IS NULL AND (${isTheirs} OR NOT n.is_private) ORDER BY n.updated_at DESC LIMIT 2) n), '[]') AS notes,
           ${missedRows(userId, now)} AS missed, ${upcomingRows(userId, now)} AS upcoming, ${lineLeftRow(userId, now)} AS line,
           (SELECT COALESCE(jsonb_agg(to_jsonb(r)), '[]') FROM (${recommendedRows(userId, now)}) r) AS recommended
      FROM users u LEFT JOIN user_preference p ON p.user_id = u.id WHERE u.id = ${userId}::uuid`;
  const timeZone = row?.timeZone ?? "UTC";
  const { isStreakHidden, goal } = StoredDashboard.parse(row?.dashboard ?? {});
  const quarters = row?.quarters ?? [];
  const byDay = secondsByDay(quarters, timeZone);
  const today = zoneClock(timeZone)(now).day;
  const week = lastDays(byDay, today, 7);
  // Sunday is 0; the calendar's columns begin on Monday.
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  return {
    timeZone,
    days: lastDays(byDay, today, weeksShown * 7 + sinceMonday + 1),
    week,
    streak: isStreakHidden ? null : streakOf(byDay, today),
    goal: goal && { ...goal, ...goalProgress(week, goal) },
    habit: habitOf(quarters, timeZone, now),
    reminder: { frequency: row?.frequency ?? "NEVER", time: row?.time ?? null },
    notes: row?.notes ?? [],
    missed: await toMissed(row?.missed ?? [], now),
    upcoming: row ? await toUpcoming(deps, row.upcoming) : [],
    recommended: row?.recommended ?? [],
    line: await toLineLeft(deps, row?.line ?? null),
  };
}
