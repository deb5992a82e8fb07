import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Period } from "@/features/statistics/analytics";
import { PeriodSelect } from "../period-select";
import type { SiteRowsAsked } from "./addresses";

/** Which period: a form of the address, which works without script. The rows that are looked at stay the same figure's. */
export function SiteFilter({ period, rows: { of, about } }: { period: Period; rows: SiteRowsAsked }) {
  const t = useTranslations("analytics");
  return (
    <search aria-label={t("filter")}>
      <form className="row" action="/admin/figures">
        <PeriodSelect period={period} />
        {of && <input type="hidden" name="of" value={of} />}
        {about && <input type="hidden" name="about" value={about} />}
        <Button type="submit">{t("show")}</Button>
      </form>
    </search>
  );
}
