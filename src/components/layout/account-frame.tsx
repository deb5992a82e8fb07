import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/components/ui/tabs";
import { type AccountPage, accountPages } from "./site-navigation";

interface AccountFrameProps {
  current: AccountPage["name"];
  /** Is beside the head: whether the last change is stored. */
  state?: ReactNode;
  children: ReactNode;
}

/** A page about one's own account: the head and the tabs that all of them share. */
export function AccountFrame({ current, state, children }: AccountFrameProps) {
  const t = useTranslations("layout.accountPages");
  const tabs = accountPages.map(({ name, href }) => ({ href, name: t(name), current: name === current }));
  return (
    <main id="main" className="wrap">
      <div className="row row--apart row--base pbs-8 pbe-2">
        <h1>{t("title")}</h1>
        {state}
      </div>
      <Tabs label={t("title")} tabs={tabs} />
      {children}
    </main>
  );
}
