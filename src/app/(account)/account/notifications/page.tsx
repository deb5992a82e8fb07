import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AccountFrame } from "@/components/layout/account-frame";
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
      <div className="settings">
        <section aria-labelledby="reaches">
          <div>
            <h2 id="reaches">{t("heading")}</h2>
            <p>{address ? t("lead", { address }) : t("noAddress")}</p>
            <p>{t("digests", { timeZone })}</p>
          </div>
          <Messages only={["notifications.choices", "notifications.kinds", "notifications.errors"]}>
            <ChoiceTable choices={choices} />
          </Messages>
        </section>
      </div>
    </AccountFrame>
  );
}
