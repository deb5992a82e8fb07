import { useTranslations } from "next-intl";

/** How long something took: "12 ms", "3.8 s", "6 min 20 s", "2 h 5 min". */
export function Took({ ms }: { ms: number }) {
  const t = useTranslations("jobs.took");
  if (ms < 1000) return <>{t("ms", { ms: Math.round(ms) })}</>;
  if (ms < 60_000) return <>{t("s", { s: Math.round(ms / 100) / 10 })}</>;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return <>{t("min", { min: Math.floor(seconds / 60), s: seconds % 60 })}</>;
  return <>{t("h", { h: Math.floor(seconds / 3600), min: Math.floor((seconds % 3600) / 60) })}</>;
}
