import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { SettingsSection } from "@/components/layout/settings-section";
import { AddressBook } from "./address-book";
import type { ShownAddress } from "./address-row";

/** A part of the settings: the addresses of one's own account. */
export async function AddressesSection({ addresses }: { addresses: readonly ShownAddress[] }) {
  const t = await getTranslations("addresses");
  return (
    <SettingsSection id="addresses-title" title={t("title")} lead={t("lead")} anchor="addresses">
      <div>
        <Messages only={["addresses"]}>
          <AddressBook addresses={addresses} />
        </Messages>
      </div>
    </SettingsSection>
  );
}
