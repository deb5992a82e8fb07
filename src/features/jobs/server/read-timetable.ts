import "server-only";
import type { Timetable } from "@/features/jobs/schema";
import { AppError } from "@/lib/app-error";
import { triggerOf } from "@/server/inngest/job-settings";
import { nextDue, parseSchedule, type Schedule } from "@/server/inngest/runner/schedule";

const fiveFields = /^[A-Za-z0-9*/,\-?]+( [A-Za-z0-9*/,\-?]+){4}$/;
/** No offsets: they know nothing of summer time. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

function isZone(name: string): boolean {
  try {
    return zoneName.test(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Reads what was typed. @throws AppError RULE_BROKEN `jobs.bad_zone`, `jobs.bad_cron`, `jobs.never_due` */
export function readTimetable({ cron, timeZone }: Timetable, now: Date): Schedule & { trigger: string } {
  if (!isZone(timeZone)) throw new AppError("RULE_BROKEN", "jobs.bad_zone");
  const trigger = triggerOf(cron, timeZone);
  let schedule: Schedule | undefined;
  try {
    schedule = fiveFields.test(cron) ? parseSchedule(trigger) : undefined;
  } catch {
    schedule = undefined;
  }
  if (!schedule) throw new AppError("RULE_BROKEN", "jobs.bad_cron");
  if (!nextDue(schedule, now)) throw new AppError("RULE_BROKEN", "jobs.never_due");
  return { trigger, ...schedule };
}

/** The next times, of each of which exactly one run comes. */
export function listDue(schedule: Schedule, after: Date, count: number): Date[] {
  const due: Date[] = [];
  for (let at = nextDue(schedule, after); at && due.length < count; at = nextDue(schedule, at)) due.push(at);
  return due;
}
