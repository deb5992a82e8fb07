import { zoneClock } from "@/lib/zone-clock";

/** How often someone wants to be reminded to study, and when on their own clock ("18:30"). */
export interface ReminderWish {
  frequency: "DAILY" | "WEEKLY";
  time: string;
  timeZone: string;
}

/** Reminders in a row that nothing followed; then they stop until the person studies again or chooses again. */
export const mostUnheeded = 3;

/** So late it is still sent, where the site was down at the time. */
const latestMinutes = 180;
const dayMs = 86_400_000;
/** 1 is Monday. */
const weeklyWeekday = 1;

export interface DueReminder {
  /** The day of the slot on the person's calendar: its name, by which it is sent once. */
  day: string;
  /** Days of the calendar, that one included, on which studying makes it needless. */
  days: number;
  /** Minutes since its time, on that clock. */
  late: number;
}

/**
 * The reminder that is due at `now`, or null. Read off the person's clock: an hour that is left out in spring is made up for by
 * the next one, and an hour that comes twice in autumn belongs to the same day.
 */
export function dueReminder(now: Date, { frequency, time, timeZone }: ReminderWish): DueReminder | null {
  const here = zoneClock(timeZone)(now);
  const minutes = here.hour * 60 + here.minute;
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const slot = hour * 60 + minute;
  const isYesterday = minutes < slot;
  const late = minutes - slot + (isYesterday ? 1_440 : 0);
  if (late > latestMinutes) return null;
  const day = new Date(Date.parse(here.day) - (isYesterday ? dayMs : 0)).toISOString().slice(0, 10);
  if (frequency === "DAILY") return { day, days: 1, late };
  return new Date(day).getUTCDay() === weeklyWeekday ? { day, days: 7, late } : null;
}

/** Whether someone studied on the days that a reminder asks about. */
export function hasStudiedSince(
  { day, days }: Omit<DueReminder, "late">,
  lastStudied: Date | null,
  timeZone: string,
): boolean {
  if (!lastStudied) return false;
  const from = new Date(Date.parse(day) - (days - 1) * dayMs).toISOString().slice(0, 10);
  return zoneClock(timeZone)(lastStudied).day >= from;
}
