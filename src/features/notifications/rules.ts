/** Hour of the day at which digests go out, in the person's own time zone. */
export const digestHour = 7;
/** 0 is Sunday. */
export const digestWeekday = 5;
/** Days after which a notification is deleted, read or not. */
export const keptDays = 365;
/** Days before its end that an enrollment is told of. */
export const enrollmentWarningDays = 7;
/** So many days before a tier ends, whoever has it is told. */
export const tierWarningDays = 7;

const hourMs = 3_600_000;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const parts = { weekday: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat("en", { ...parts, timeZone });
  } catch {
    clock = new Intl.DateTimeFormat("en", { ...parts, timeZone: "UTC" });
  }
  clocks.set(timeZone, clock);
  return clock;
}

function localParts(at: number, timeZone: string) {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: weekdays.indexOf(parts.weekday ?? ""),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    second: Number(parts.second),
  };
}

/**
 * The last moment, not after `now`, at which clocks in `timeZone` (IANA name; an unknown one is UTC) showed the digest hour,
 * on its weekday for the weekly one. What came before it and is still unread belongs into the digest of that moment.
 */
export function lastDigestAt(now: Date, timeZone: string, rhythm: "daily" | "weekly"): Date {
  const whole = Math.floor(now.getTime() / 1000) * 1000;
  const here = localParts(whole, timeZone);
  const today = whole - ((here.hour - digestHour) * 60 + here.minute) * 60_000 - here.second * 1000;
  for (let days = 0; days <= 8; days += 1) {
    const near = today - days * 24 * hourMs;
    // A change of the clocks in between moves the hour by one.
    const at = near + (digestHour - localParts(near, timeZone).hour) * hourMs;
    const isItsDay = rhythm === "daily" || localParts(at, timeZone).weekday === digestWeekday;
    if (at <= now.getTime() && isItsDay) return new Date(at);
  }
  return new Date(today - 7 * 24 * hourMs);
}

/** The stretch of `minutes` that `at` falls into, by its first moment. */
export function windowStart(at: Date, minutes: number): Date {
  const length = minutes * 60_000;
  return new Date(Math.floor(at.getTime() / length) * length);
}
