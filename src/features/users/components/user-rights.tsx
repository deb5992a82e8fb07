import { useTranslations } from "next-intl";
import { Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import type { UserPage } from "@/features/users/server/get-user";

/** What someone may do on the site, each with where it comes from. */
export function UserRights({ rights }: Pick<UserPage, "rights">) {
  const t = useTranslations("users.rights");
  if (rights.length === 0) return <p className="muted">{t("locked")}</p>;
  return (
    <>
      <p className="caption">{t("lead")}</p>
      <Things>
        {rights.map(({ action, from, groups }) => {
          // A right that is new in the policy is shown by its own name until it has words.
          const key = `of.${action}` as "of.admin.use";
          const sources = [
            ...from.map((source) => t(`from.${source}`)),
            ...groups.map((name) => t("from.group", { name })),
          ];
          return (
            <li key={action}>
              <Icon name="check" />
              <div>
                {t.has(key) ? t(key) : <span translate="no">{action}</span>}
                <span className="caption">{sources.join(", ")}</span>
              </div>
            </li>
          );
        })}
      </Things>
    </>
  );
}
