import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/components/ui/tabs";
import { type AccountPage, accountPages } from "./site-navigation";

/** A page about one's own account: the head and the tabs that all of them share. */
export function AccountFrame({ current, children }: { current: AccountPage["name"]; children: ReactNode }) {
  const t = useTranslations("layout.accountPages");
  const tabs = accountPages.map(({ name, href }) => ({ href, name: t(name), current: name === current }));
  return (
    <main id="main" className="wrap">
      <h1 className="account__head">{t("title")}</h1>
      <Tabs label={t("title")} tabs={tabs} />
      {children}
    </main>
  );
}
