import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { actsClass, Things } from "@/components/lists/things";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { changePasswordAction } from "@/features/accounts/server/actions";

/**
 * The password, and behind a press the form to change it: closed it asks nothing of a password manager. Whoever comes in by
 * linked accounts alone has none, and gets one as for a forgotten one.
 */
export async function OwnPassword({ hasPassword }: { hasPassword: boolean }) {
  const t = await getTranslations("security.signIn");
  return (
    <SettingsSection id="sign-in" title={t("title")} lead={t("lead")}>
      <div>
        <Things>
          <li>
            <Icon name="key-round" />
            <div>
              <b>{t(hasPassword ? "password" : "none")}</b>
              <span className="caption">{t(hasPassword ? "passwordWhy" : "noneWhy")}</span>
            </div>
            {!hasPassword && (
              <span className={actsClass}>
                <ButtonLink size="small" href="/forgot-password">
                  {t("set")}
                </ButtonLink>
              </span>
            )}
          </li>
        </Things>
        {hasPassword && (
          <details className="mbs-4">
            <summary className={buttonClass({ size: "small" })}>{t("change")}</summary>
            <div className="mbs-4">
              <Messages only={["accounts"]}>
                <EntryForm action={changePasswordAction} fields={["current", "anotherPassword"]} submit={t("submit")} />
              </Messages>
            </div>
          </details>
        )}
      </div>
    </SettingsSection>
  );
}
