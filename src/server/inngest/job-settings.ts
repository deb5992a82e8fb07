import "server-only";
import type { JobFunction } from "./runner/registry";
import { parseSchedule, type Schedule } from "./runner/schedule";

/** What an admin set for a function (the table job_setting). */
export type JobSetting = { isEnabled: boolean; cron: string | null; timeZone: string | null; changedAt: Date };

export type Timetable = Schedule & { trigger: string };

/** A cron trigger as Inngest has it. */
export const triggerOf = (cron: string, timeZone: string): string => `TZ=${timeZone} ${cron}`;

/**
 * When a function runs automatically: what an admin set in place of the code's timetable, or that. A timetable that this machine
 * cannot read (its zone is gone, say) gives way to the code's; a function that has none cannot be given one.
 */
export function timetablesOf(
  fn: JobFunction,
  setting: Pick<JobSetting, "cron" | "timeZone"> | undefined,
): readonly Timetable[] {
  if (fn.schedules.length === 0 || !setting?.cron || !setting.timeZone) return fn.schedules;
  const trigger = triggerOf(setting.cron, setting.timeZone);
  try {
    return [{ trigger, ...parseSchedule(trigger) }];
  } catch {
    return fn.schedules;
  }
}
