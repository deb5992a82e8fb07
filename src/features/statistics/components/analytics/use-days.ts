import { useFormatter } from "next-intl";

/** Days as the pages write them, in UTC, in which they were counted. */
export function useDays() {
  const format = useFormatter();
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  return {
    short: (day: string) => format.dateTime(at(day), { day: "numeric", month: "short", timeZone: "UTC" }),
    full: (day: string) =>
      format.dateTime(at(day), { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
    month: (day: string) => format.dateTime(at(day), { month: "short", year: "numeric", timeZone: "UTC" }),
  };
}
