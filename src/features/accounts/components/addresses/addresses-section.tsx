import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/i18n/messages";
import { AddressBook } from "./address-book";
import type { ShownAddress } from "./address-row";

/** A part of the settings: the addresses of one's own account. */
export async function AddressesSection({ addresses }: { addresses: readonly ShownAddress[] }) {
  const t = await getTranslations("addresses");
  return (
    <section id="addresses" aria-labelledby="addresses-title">
      <div>
        <h2 id="addresses-title">{t("title")}</h2>
        <p>{t("lead")}</p>
      </div>
      <div>
        <Messages only={["addresses"]}>
          <AddressBook addresses={addresses} />
        </Messages>
      </div>
    </section>
  );
}
