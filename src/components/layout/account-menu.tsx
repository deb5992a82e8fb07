import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { accountLink } from "./site-navigation";

/** Who is signed in, the way to the account, and the way out. A native popover: Escape and a click elsewhere close it, without code of ours. */
export function AccountMenu({ name, signOut }: { name: string; signOut?: ReactNode }) {
  const t = useTranslations("layout");
  return (
    <div>
      <button type="button" className={buttonClass({ look: "quiet" })} popoverTarget="account-menu">
        <Icon name="circle-user-round" />
        <span className="mast__wide" aria-hidden="true">
          {name}
        </span>
        <span className="visually-hidden">{t("accountMenu", { name })}</span>
      </button>
      <div id="account-menu" popover="auto" className="sheet-menu">
        <p className="sheet-menu__name">{name}</p>
        <Link href={accountLink.href}>{t(accountLink.name)}</Link>
        {signOut}
      </div>
    </div>
  );
}
