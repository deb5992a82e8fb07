import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { UserPage } from "@/features/users/server/get-user";

/** What people with rights did about an account, newest first; the rest is in the audit. */
export function UserActs({ id: userId, acts }: Pick<UserPage, "id" | "acts">) {
  const t = useTranslations("users.acts");
  const audit = useTranslations("audit");
  // Rows outlive the code that wrote them: what has no words anymore is shown by its own name.
  const wordsOf = (action: string) => {
    const key = `actions.${action}` as "actions.user.lock";
    return audit.has(key) ? audit(key) : action;
  };
  return (
    <>
      {acts.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <Things>
          {acts.map(({ id, action, at, by, reason }) => (
            <li key={id}>
              <Icon name="history" />
              <div>
                {wordsOf(action)}
                {reason && (
                  <p className="muted" translate="no">
                    {reason}
                  </p>
                )}
                <span className="caption">
                  {by === null
                    ? t.rich("bySite", { at: () => <LocalTime at={at} /> })
                    : t.rich("by", { name: by, at: () => <LocalTime at={at} /> })}
                </span>
              </div>
            </li>
          ))}
        </Things>
      )}
      <p className="row">
        <Link href={`/admin/audit?kind=user&thing=${userId}`}>{t("all")}</Link>
        <Link href={`/admin/audit?who=${userId}`}>{t("own")}</Link>
      </p>
    </>
  );
}
