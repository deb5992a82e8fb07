import { useLocale, useTranslations } from "next-intl";
import { describeCron } from "@/features/jobs/describe-cron";

/** 0 is Sunday; the first of February 2026 was one. */
const weekday = (locale: string, day: number): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 1, 1 + day)));

/** A timetable as a sentence; one that is not plain is as it is written. */
export function TimetableTexts({ pattern, timeZone }: { pattern: string; timeZone: string }) {
  const t = useTranslations("jobs.sense");
  const locale = useLocale();
  const sense = describeCron(pattern);
  const list = new Intl.ListFormat(locale, { type: "unit" });
  const zone = timeZone.replaceAll("_", " ");
  switch (sense.kind) {
    case "minutes":
      return <>{t("minutes", { every: sense.every })}</>;
    case "hours":
      return (
        <>
          {t("hours", { minutes: list.format(sense.minutes.map((minute) => `:${String(minute).padStart(2, "0")}`)) })}
        </>
      );
    case "daily":
      return <>{t("daily", { at: sense.at, zone })}</>;
    case "weekly":
      return (
        <>{t("weekly", { at: sense.at, zone, days: list.format(sense.days.map((day) => weekday(locale, day))) })}</>
      );
    case "monthly":
      return <>{t("monthly", { at: sense.at, zone, day: sense.day })}</>;
    case "other":
      return (
        <>
          <bdi className="mono" dir="ltr" translate="no">
            {pattern}
          </bdi>{" "}
          {zone}
        </>
      );
  }
}
