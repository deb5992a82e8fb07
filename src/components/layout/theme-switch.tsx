import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Light or dark. The inline script of the page answers it, so it ships no code of its own. */
export function ThemeSwitch() {
  const t = useTranslations("layout");
  return (
    <Button look="quiet" icon="sun-moon" iconOnly data-theme-switch>
      {t("switchTheme")}
    </Button>
  );
}
