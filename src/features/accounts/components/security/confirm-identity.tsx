import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection, settingsClass } from "@/components/layout/settings-section";
import { Link } from "@/components/ui/link";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { confirmIdentityAction } from "@/features/accounts/server/actions";

/** What a suspicious session sees instead of the page, until it has given the password again. */
export async function ConfirmIdentity() {
  const t = await getTranslations("security.confirm");
  return (
    <div className={settingsClass}>
      <SettingsSection id="confirm" title={t("title")} lead={t("lead")}>
        <div>
          <Messages only={["accounts"]}>
            <EntryForm action={confirmIdentityAction} fields={["password"]} submit={t("submit")} />
          </Messages>
          <p className="mbs-4">
            {t.rich("forgot", { link: (chunks) => <Link href="/forgot-password">{chunks}</Link> })}
          </p>
        </div>
      </SettingsSection>
    </div>
  );
}
