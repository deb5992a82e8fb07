import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FindForm } from "@/components/work/find-form";
import { type CountedAttempts, countedAttempts } from "@/features/item-analysis/rules";
import type { Analysis } from "@/features/item-analysis/server/get-analysis";

/** Which attempts, and which of the course's versions where its questions differ. */
export function AnalysisFilter({
  here,
  count,
  analysis: { sets, version },
}: {
  here: string;
  count: CountedAttempts;
  analysis: Analysis;
}) {
  const t = useTranslations("analysis");
  return (
    <search aria-label={t("find")}>
      <FindForm action={here}>
        <label className="row row--tight">
          <span className="caption">{t("count")}</span>
          <select className="input" name="count" defaultValue={count}>
            {countedAttempts.map((each) => (
              <option key={each} value={each}>
                {t(`counts.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {sets.length > 1 && (
          <label className="row row--tight [&_.input]:max-inline-72">
            <span className="caption">{t("version")}</span>
            <select className="input" name="version" defaultValue={version}>
              {sets.map((set) => (
                <option key={set.version} value={set.version}>
                  {t("versions", { ...set, since: set.since === set.version ? 0 : set.since })}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button type="submit">{t("show")}</Button>
      </FindForm>
    </search>
  );
}
