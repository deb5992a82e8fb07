import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AccountFrame } from "@/components/layout/account-frame";
import { SettingsLead, settingsClass, settingsPartClass } from "@/components/layout/settings-section";
import { ChoiceTable } from "@/features/notifications/components/choice-table";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications.choices"))("heading"), robots: { index: false } };
}

/** What reaches one, and how. */
export default async function NotificationChoicesPage() {
  await requireSite("account.own");
  const api = await serverApi();
  const [{ address, timeZone, choices }, t] = await Promise.all([
    orRefuse(api.notifications.choices()),
    getTranslations("notifications.choices"),
  ]);
  return (
    <AccountFrame current="notifications">
      <div className={settingsClass}>
        <section className={settingsPartClass} aria-labelledby="reaches">
          <div>
            <h2 className="type-h3" id="reaches">
              {t("heading")}
            </h2>
            <SettingsLead>{address ? t("lead", { address }) : t("noAddress")}</SettingsLead>
            <SettingsLead>{t("digests", { timeZone })}</SettingsLead>
          </div>
          <Messages only={["notifications.choices", "notifications.kinds"]}>
            <ChoiceTable choices={choices} />
          </Messages>
        </section>
      </div>
    </AccountFrame>
  );
}
