import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { FindForm } from "@/components/work/find-form";
import { recordStates } from "@/features/certificates/rules";
import type { ListCertificates } from "@/features/certificates/schema";

/** A form of the browser's own: what is asked for is in the address, and works without a script. */
export function RecordSearch({ q, state }: Pick<ListCertificates, "q" | "state">) {
  const t = useTranslations("certificates.admin");
  const isFiltered = q !== "" || state !== null;
  return (
    <search aria-label={t("find")}>
      <FindForm action="/admin/certificates">
        <SearchField label={t("search")} name="q" defaultValue={q} maxLength={300} />
        <label className="row row--tight">
          <span className="caption">{t("state")}</span>
          <select className="input" name="state" defaultValue={state ?? ""}>
            <option value="">{t("any")}</option>
            {recordStates.map((each) => (
              <option key={each} value={each}>
                {t(`states.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t("show")}</Button>
        {isFiltered && (
          <Link className="caption" href="/admin/certificates">
            {t("whole")}
          </Link>
        )}
      </FindForm>
    </search>
  );
}
