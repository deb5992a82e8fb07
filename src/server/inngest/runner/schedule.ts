import "server-only";
import { Cron } from "croner";

export type Schedule = { pattern: string; timeZone: string };

/** Reads a cron trigger as Inngest has it: five fields, with an optional `TZ=Europe/Paris ` before them. */
export function parseSchedule(trigger: string): Schedule {
  const [, timeZone = "UTC", pattern = trigger] = /^TZ=(\S+)\s+(.*)$/.exec(trigger) ?? [];
  // Throws for a pattern or a zone that does not exist.
  new Cron(pattern, { timezone: timeZone, paused: true }).nextRun();
  return { pattern, timeZone };
}

/** The last time at or before `now` that the schedule names, unless it is further back than `reachMs`. */
export function lastDue({ pattern, timeZone }: Schedule, now: Date, reachMs: number): Date | undefined {
  const cron = new Cron(pattern, { timezone: timeZone, paused: true });
  // croner looks strictly before the time that it is given, and thinks in whole seconds.
  const [due] = cron.previousRuns(1, new Date(now.getTime() + 1000));
  return due !== undefined && due <= now && now.getTime() - due.getTime() <= reachMs ? due : undefined;
}

/** The first time after `now`. */
export function nextDue({ pattern, timeZone }: Schedule, now: Date): Date | undefined {
  return new Cron(pattern, { timezone: timeZone, paused: true }).nextRun(now) ?? undefined;
}
