/** A day as people say it, in one zone: the year-month-day that groups, and the hour beside each thing. */
export interface Moment {
  day: string;
  hour: string;
}

const known = (timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
};

/** `day` is "2026-11-20", `hour` is "10:31", where clocks show `timeZone` (IANA; an unknown one is UTC). */
export function momentIn(timeZone: string, at: Date): Moment {
  const written = at.toLocaleString("sv-SE", { timeZone: known(timeZone), dateStyle: "short", timeStyle: "short" });
  return { day: written.slice(0, 10), hour: written.slice(11, 16) };
}

/** "Friday 20 Nov", with the year where it is not that of `today`. */
export function dayInWords(formats: string, day: string, today: string): string {
  const options = { weekday: "long", day: "numeric", month: "short", timeZone: "UTC" } as const;
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(formats, { ...options, ...year });
}
