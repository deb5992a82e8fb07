import { nextStreak } from "@/features/learning/rules";
import { zoneClock } from "@/lib/zone-clock";

/** Active seconds of one quarter of an hour; `startsAt` in milliseconds since 1970. */
export interface StudyQuarter {
  startsAt: number;
  seconds: number;
}

/** A day counts as a day of study from its first whole minute. */
export const leastSeconds = 60;

const dayMs = 86_400_000;

/** The calendar day that is so many days after `day` (YYYY-MM-DD). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole calendar days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** Active seconds by calendar day in a zone. Their sum is that of the quarters, whatever the zone. */
export function secondsByDay(quarters: readonly StudyQuarter[], timeZone: string): Map<string, number> {
  const clock = zoneClock(timeZone);
  const days = new Map<string, number>();
  for (const { startsAt, seconds } of quarters) {
    const { day } = clock(startsAt);
    days.set(day, (days.get(day) ?? 0) + seconds);
  }
  return days;
}

export interface CountedStreak {
  /** Days of study in the run; 0 when none is in progress. */
  days: number;
  /** Days of the run that were forgiven, oldest first. */
  graceDays: string[];
}

/**
 * The run of days of study that is still in progress today. A single day without study between two days of study, or before
 * today, is forgiven; two in a row end the run.
 */
export function streakOf(days: ReadonlyMap<string, number>, today: string): CountedStreak {
  const studied = [...days].filter(([day, seconds]) => seconds >= leastSeconds && day <= today).map(([day]) => day);
  studied.sort();
  let run = { days: 0, lastDay: null as string | null };
  let first: string | null = null;
  for (const day of studied) {
    const next = nextStreak(run, day);
    if (next.days === 1) first = day;
    run = next;
  }
  if (first === null || run.lastDay === null || daysBetween(run.lastDay, today) > 2) return { days: 0, graceDays: [] };
  const known = new Set(studied);
  const graceDays: string[] = [];
  for (let day = first; day < today; day = addDays(day, 1)) if (!known.has(day)) graceDays.push(day);
  return { days: run.days, graceDays };
}

export interface StudyDay {
  day: string;
  minutes: number;
}

/** So many days up to today, oldest first, with their whole minutes. */
export function lastDays(days: ReadonlyMap<string, number>, today: string, count: number): StudyDay[] {
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(today, at + 1 - count);
    return { day, minutes: Math.floor((days.get(day) ?? 0) / 60) };
  });
}

export interface WeeklyGoal {
  unit: "minutes" | "days";
  amount: number;
}

/** How much of a goal the last seven days hold. */
export function goalProgress(week: readonly StudyDay[], goal: WeeklyGoal): { done: number; isReached: boolean } {
  const done =
    goal.unit === "days"
      ? week.filter(({ minutes }) => minutes >= 1).length
      : week.reduce((sum, { minutes }) => sum + minutes, 0);
  return { done, isReached: done >= goal.amount };
}

export interface Habit {
  /** Begin of the hour with the most active time, on the person's clock. */
  hour: number;
  minutesInHour: number;
  minutes: number;
  days: number;
}

const habitDays = 28;
const leastDaysOfHabit = 3;

/** The hour of the day at which most was studied in the last four weeks; null before there are three days of study. */
export function habitOf(quarters: readonly StudyQuarter[], timeZone: string, now: Date): Habit | null {
  const clock = zoneClock(timeZone);
  const from = addDays(clock(now).day, 1 - habitDays);
  const recent = quarters
    .filter(({ startsAt }) => startsAt <= now.getTime() && startsAt > now.getTime() - (habitDays + 2) * dayMs)
    .map((quarter) => ({ ...quarter, ...clock(quarter.startsAt) }))
    .filter(({ day }) => day >= from);
  const byDay = new Map<string, number>();
  const byHour = Array.from({ length: 24 }, () => 0);
  for (const { day, hour, seconds } of recent) {
    byDay.set(day, (byDay.get(day) ?? 0) + seconds);
    byHour[hour] = (byHour[hour] ?? 0) + seconds;
  }
  const days = [...byDay.values()].filter((seconds) => seconds >= leastSeconds).length;
  if (days < leastDaysOfHabit) return null;
  const most = Math.max(...byHour);
  const whole = (seconds: number) => Math.floor(seconds / 60);
  return {
    hour: byHour.indexOf(most),
    minutesInHour: whole(most),
    minutes: whole(byHour.reduce((sum, seconds) => sum + seconds, 0)),
    days,
  };
}
