import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/i18n/words";
import { SettingsSection } from "@/components/layout/settings-section";
import { EntryForm } from "@/features/accounts/components/entry-form";
import { confirmIdentityAction } from "@/features/accounts/server/actions";

/** What a suspicious session sees instead of the page, until it has given the password again. */
export async function ConfirmIdentity() {
  const t = await getTranslations("security.confirm");
  return (
    <div className="settings">
      <SettingsSection id="confirm" title={t("title")} lead={t("lead")}>
        <div>
          <Words only={["accounts"]}>
            <EntryForm action={confirmIdentityAction} fields={["password"]} submit={t("submit")} />
          </Words>
          <p className="settings__do">
            {t.rich("forgot", { link: (words) => <Link href="/forgot-password">{words}</Link> })}
          </p>
        </div>
      </SettingsSection>
    </div>
  );
}
