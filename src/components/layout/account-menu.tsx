import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SheetMenu, SheetMenuLink } from "./sheet-menu";
import { accountLink } from "./site-navigation";

/** Who is signed in, the way to the account, and the way out. */
export function AccountMenu({ name, signOut }: { name: string; signOut?: ReactNode }) {
  const t = useTranslations("layout");
  return (
    <div>
      <button type="button" className={buttonClass({ look: "quiet" })} popoverTarget="account-menu">
        <Icon name="circle-user-round" />
        <span className="max-inline-40 truncate desk:max-inline-60 max-[52rem]:hidden" dir="auto" aria-hidden="true">
          {name}
        </span>
        <span className="visually-hidden">{t("accountMenu", { name })}</span>
      </button>
      <SheetMenu id="account-menu">
        <p className="mbe-2 border-line border-be px-3 pbs-1 pbe-2 font-strong">{name}</p>
        <SheetMenuLink href={accountLink.href}>{t(accountLink.name)}</SheetMenuLink>
        {signOut}
      </SheetMenu>
    </div>
  );
}
