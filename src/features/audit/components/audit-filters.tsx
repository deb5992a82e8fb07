import { useTranslations } from "next-intl";
import { FilterFold } from "@/components/form/filter-fold";
import { SearchField } from "@/components/form/search-field";
import { Button, ButtonBody, buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { FindForm } from "@/components/work/find-form";
import { auditActions, auditKinds } from "@/features/audit/audit-actions";
import type { AuditFilter, AuditForm } from "@/features/audit/schema";

interface Props {
  asked: AuditFilter;
  isFiltered: boolean;
  /** Of the one person whose acts are shown. */
  actorName: string | null;
  /** In which their days begin. */
  timeZone: string;
  fileOf: (form: AuditForm) => string;
}

/** A form of the browser's own: what is asked for is in the address, and works without a script. */
export function AuditFilters({ asked, isFiltered, actorName, timeZone, fileOf }: Props) {
  const [t, common] = [useTranslations("audit"), useTranslations("common")];
  const { who, action, kind, thing, from, to } = asked;
  return (
    <>
      <search aria-label={t("find")}>
        <FindForm
          className="[&_label]:flex-nowrap [&_label]:max-inline-full [&_select]:min-inline-0 min-phone:[&_select]:max-inline-56 min-phone:[&_[type=date]]:inline-auto"
          action="/admin/audit"
        >
          <FilterFold count={[who, action, kind, thing, from, to].filter((value) => value !== null).length}>
            <SearchField label={t("who")} name="who" defaultValue={who ?? ""} maxLength={320} />
            <label className="row row--tight">
              <span className="caption">{t("what")}</span>
              <select className="input" name="action" defaultValue={action ?? ""}>
                <option value="">{t("anything")}</option>
                {auditActions.map((name) => (
                  <option key={name} value={name}>
                    {t(`actions.${name}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="row row--tight">
              <span className="caption">{t("about")}</span>
              <select className="input" name="kind" defaultValue={kind ?? ""}>
                <option value="">{t("anything")}</option>
                {auditKinds.map((name) => (
                  <option key={name} value={name}>
                    {t(`kinds.${name}`)}
                  </option>
                ))}
              </select>
            </label>
            {thing !== null && <input type="hidden" name="thing" value={thing} />}
            <label className="row row--tight">
              <span className="caption">{common("inZone", { label: t("from"), zone: timeZone })}</span>
              <input className="input" type="date" name="from" defaultValue={from ?? ""} />
            </label>
            <label className="row row--tight">
              <span className="caption">{common("inZone", { label: t("to"), zone: timeZone })}</span>
              <input className="input" type="date" name="to" defaultValue={to ?? ""} />
            </label>
            <Button type="submit">{t("show")}</Button>
            <span className="row row--tight end">
              <a className={buttonClass({ size: "small" })} href={fileOf("csv")} download>
                <ButtonBody icon="download">{t("csv")}</ButtonBody>
              </a>
              <a className={buttonClass({ size: "small" })} href={fileOf("jsonl")} download>
                <ButtonBody icon="download">{t("jsonl")}</ButtonBody>
              </a>
            </span>
          </FilterFold>
        </FindForm>
      </search>
      {isFiltered && (
        <p className="caption">
          {actorName !== null && <>{t.rich("by", { name: () => <bdi>{actorName}</bdi> })} · </>}
          {thing !== null && <>{t("oneThing")} · </>}
          <Link href="/admin/audit">{t("whole")}</Link>
        </p>
      )}
    </>
  );
}
