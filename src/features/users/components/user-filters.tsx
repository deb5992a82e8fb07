import { useTranslations } from "next-intl";
import { SearchField } from "@/components/form/search-field";
import { Button, ButtonBody, buttonClass } from "@/components/ui/button";
import { FindForm } from "@/components/work/find-form";
import { userRoles } from "@/features/users/rules";
import type { UserFilter } from "@/features/users/schema";

interface Props {
  asked: UserFilter;
  fileHref: string;
}

/** A form of the browser's own: what is asked for is in the address, and works without a script. */
export function UserFilters({ asked: { q, role, show }, fileHref }: Props) {
  const t = useTranslations("users");
  return (
    <search aria-label={t("find")}>
      <FindForm action="/admin/users">
        {show !== "everyone" && <input type="hidden" name="show" value={show} />}
        <SearchField label={t("search")} name="q" defaultValue={q} maxLength={200} />
        <label className="row row--tight">
          <span className="caption">{t("role")}</span>
          <select className="input" name="role" defaultValue={role ?? ""}>
            <option value="">{t("anyRole")}</option>
            {userRoles.map((name) => (
              <option key={name} value={name}>
                {t(`roles.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{t("go")}</Button>
        <a className={buttonClass({})} href={fileHref} download>
          <ButtonBody icon="download">{t("csv")}</ButtonBody>
        </a>
      </FindForm>
    </search>
  );
}
