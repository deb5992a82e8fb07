import { useTranslations } from "next-intl";
import { type Period, periods } from "@/features/statistics/analytics";

/** Which period a page of figures is about. */
export function PeriodSelect({ period: chosen }: { period: Period }) {
  const t = useTranslations("analytics");
  return (
    <label className="row row--tight">
      <span className="muted">{t("period")}</span>
      <select className="input" name="period" defaultValue={chosen}>
        {periods.map((period) => (
          <option key={period} value={period}>
            {t(`periods.${period}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
