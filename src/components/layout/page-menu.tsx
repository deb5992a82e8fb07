import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { SheetMenu, SheetMenuLink } from "./sheet-menu";

interface MenuProps {
  links: readonly { href: string; words: string }[];
  /** They take so much room in the masthead that this is needed on wider pages too. */
  isLong: boolean;
}

/** The masthead's entries on a narrow page. The browser opens and closes it: no code. */
export function PageMenu({ links, isLong }: MenuProps) {
  const t = useTranslations("layout");
  return (
    <div className={isLong ? "min-[72rem]:hidden" : "min-[52rem]:hidden"}>
      <button type="button" className={buttonClass({ look: "quiet", iconOnly: true })} popoverTarget="page-menu">
        <Icon name="menu" />
        <span className="visually-hidden">{t("menu")}</span>
      </button>
      <SheetMenu as="nav" id="page-menu" aria-label={t("menu")}>
        <ul>
          {links.map(({ href, words }) => (
            <li key={href}>
              <SheetMenuLink href={href}>{words}</SheetMenuLink>
            </li>
          ))}
        </ul>
      </SheetMenu>
    </div>
  );
}
