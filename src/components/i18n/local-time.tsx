import { useLocale } from "next-intl";

const day = { day: "numeric", month: "short", year: "numeric" } as const;
const clock = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
const shapes = {
  date: day,
  time: clock,
  moment: { ...day, ...clock },
  second: { ...day, ...clock, second: "2-digit" },
  ago: { ...day, ...clock },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeShape = keyof typeof shapes;

const writers = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant in words, in UTC unless told: "20 Nov 2026, 06:00 UTC" (moment, and ago, which only a browser can count from),
 * "20 Nov 2026" (date), "06:00 UTC" (time).
 */
export function formatInstant(locale: string, at: Date, shape: TimeShape, timeZone = "UTC"): string {
  const key = `${locale} ${shape} ${timeZone}`;
  let writer = writers.get(key);
  if (!writer) {
    writer = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone });
    writers.set(key, writer);
  }
  return writer.format(at);
}

/**
 * An instant, printed in UTC and rewritten in the reader's zone once the page is loaded (view-script.ts), so that
 * one cached page is right for everyone. `ago` becomes "12 minutes ago", kept current, with the instant as its title; after seven
 * days it is a date.
 */
export function LocalTime({ at, shape = "moment" }: { at: Date | string; shape?: TimeShape }) {
  const locale = useLocale();
  const instant = typeof at === "string" ? new Date(at) : at;
  return (
    <time dateTime={instant.toISOString()} data-local={shape} suppressHydrationWarning>
      {formatInstant(locale, instant, shape)}
    </time>
  );
}
