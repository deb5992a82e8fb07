import { useTranslations } from "next-intl";

/** Minutes as hours and minutes: "18 min", "1 h 24"; with `long`, "1 h 24 min". Keeps together on one line. */
export function Duration({ minutes, long = false }: { minutes: number; long?: boolean }) {
  const t = useTranslations("common.duration");
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return <>{t("minutes", { minutes: rest })}</>;
  if (rest === 0) return <>{t("hours", { hours })}</>;
  // In a column of figures the minutes keep two digits: 1 h 04.
  return (
    <>{long ? t("long", { hours, minutes: rest }) : t("short", { hours, minutes: String(rest).padStart(2, "0") })}</>
  );
}
