import type { useTranslations } from "next-intl";

/** So many minutes in the largest unit that they fill: minutes, hours, days or months. */
export function spanOf(t: ReturnType<typeof useTranslations<"practice">>, minutes: number): string {
  const [hours, days] = [minutes / 60, minutes / 1440];
  if (days >= 60) return t("span.months", { months: Math.round(days / 30) });
  if (days >= 1) return t("span.days", { days: Math.round(days) });
  if (hours >= 1) return t("span.hours", { hours: Math.round(hours) });
  return t("span.minutes", { minutes });
}
