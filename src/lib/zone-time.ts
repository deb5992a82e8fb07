import { zoneClock } from "./zone-clock";

const dayMs = 24 * 60 * 60 * 1000;

/** What clocks in a zone (IANA; an unknown one is UTC) show at an instant, as YYYY-MM-DDTHH:mm. */
export function writeInZone(at: Date | number, zone: string): string {
  const { day, hour, minute } = zoneClock(zone)(at);
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * The instant at which clocks in a zone show YYYY-MM-DDTHH:mm; null for anything else. Of an hour that comes twice, the first; a time
 * that clocks skip is as late after the change as it says (02:30 becomes 03:30), as `Temporal` has it.
 */
export function readInZone(text: string, zone: string): Date | null {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(shown)) return null;
  // No zone changes its clocks twice within two days: one of these two offsets holds at that time.
  const [before = shown, after = shown] = [shown - dayMs, shown + dayMs].map((near) => shown - offsetAt(near, zone));
  const found = [before, after].filter((at) => writeInZone(at, zone) === text);
  return new Date(found.length > 0 ? Math.min(...found) : before);
}

/** The last millisecond of a day (YYYY-MM-DD) in a zone; null for anything else. */
export function endOfDayInZone(day: string, zone: string): Date | null {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) return null;
  const next = readInZone(new Date(start + dayMs).toISOString().slice(0, 16), zone);
  return next && new Date(next.getTime() - 1);
}

/** By how many milliseconds clocks in a zone are ahead of UTC. */
const offsetAt = (at: number, zone: string): number =>
  Date.parse(`${writeInZone(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000;
